package headers

import (
	"log"
	"net/http"
	"net/http/httputil"
	"os"
)

func dump(r *http.Request) {
	b, err := httputil.DumpRequest(r, true)
	log.Print(err)
	log.Print(string(b)) // want `HTTP request dump|HTTP headers`
	r.Header.Del("Authorization")
	log.Print(r.Method, r.URL.Path)
}

func out() {
	req, _ := http.NewRequest("GET", "https://api.example.com/", nil)
	req.Header.Set("Authorization", "Bearer "+os.Getenv("API_KEY"))
	req.Header.Set("Accept", "json")
	log.Print(req.Header.Get("Accept"))
	log.Print(req.Header.Get("Authorization")) // want `API key from os.Getenv`
	b, _ := httputil.DumpRequestOut(req, false)
	log.Printf("%s", b) // want `API key from os.Getenv`
	h := req.Header.Clone()
	h.Del("Authorization")
	log.Print(h)
	log.Print(req.Header) // want `API key from os.Getenv`
}

func copied(r *http.Request) {
	safe := http.Header{}
	for k, v := range r.Header {
		if k == "Accept" {
			safe[k] = nil
			_ = v
		}
	}
	log.Print(safe)
	log.Print(r.Header["Cookie"]) // want `HTTP headers|cookie`
}

func cookies(r *http.Request) {
	c, err := r.Cookie("session")
	if err != nil {
		log.Print(err)
		return
	}
	log.Print(c.Value) // want `cookie`
	for _, c := range r.Cookies() {
		log.Print(c) // want `cookie`
		log.Print(len(c.Value))
	}
}

func basic(r *http.Request) {
	user, password, ok := r.BasicAuth()
	log.Print(user, ok)
	log.Print(password) // want `basic auth password`
}
