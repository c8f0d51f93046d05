package handler

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
)

type settings struct {
	Model  string `json:"model"`
	APIKey string `json:"api_key"`
}

type public struct {
	Model  string `json:"model"`
	APIKey string `json:"-"`
}

type server struct{ cfg settings }

func (s *server) debug(w http.ResponseWriter, r *http.Request) {
	json.NewEncoder(w).Encode(s.cfg) // want `API key in settings.APIKey .*reaches an HTTP or RPC response`
	json.NewEncoder(w).Encode(public(s.cfg))
}

func (s *server) text(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintf(w, "%+v", s.cfg) // want `API key in settings.APIKey`
	fmt.Fprintf(w, "%s", s.cfg.Model)
	io.WriteString(w, os.Getenv("SESSION_SECRET")) // want `session secret from os.Getenv`
	io.WriteString(w, os.Getenv("VERSION"))
	w.Write([]byte("key=" + s.cfg.APIKey)) // want `API key in settings.APIKey`
}

func (s *server) fail(w http.ResponseWriter, r *http.Request) {
	_, err := http.Get("https://api.example.com/?key=" + s.cfg.APIKey)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway) // want `API key in settings.APIKey`
		return
	}
	http.Error(w, "upstream failed", http.StatusBadGateway)
}

// Sending the key to its own service is what it is for.
func (s *server) proxy(w http.ResponseWriter, r *http.Request) {
	out, err := http.NewRequest("GET", "https://api.example.com/", nil)
	if err != nil {
		return
	}
	out.Header.Set("Authorization", "Bearer "+s.cfg.APIKey)
	resp, err := http.DefaultClient.Do(out)
	if err != nil {
		return
	}
	defer resp.Body.Close()
	io.Copy(w, resp.Body)
}

func routes(s *server) {
	http.HandleFunc("/env", func(w http.ResponseWriter, r *http.Request) {
		for _, e := range os.Environ() {
			fmt.Fprintln(w, e) // want `the whole environment`
		}
		fmt.Fprintln(w, len(os.Environ()))
	})
}
