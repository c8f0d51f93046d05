package given

import (
	"fmt"
	"log"
	"net/http"
)

func fetch(repo, s string) {
	u := fmt.Sprintf("https://x-access-token:%s@github.com/%s.git", s, repo)
	log.Print(u)    // want `password of a URL in parameter s`
	log.Print(repo) // no credential
}

func call(s, city string) {
	_, err := http.Get("https://api.example.com/v1/weather?q=" + city + "&key=" + s)
	if err != nil {
		log.Print(err) // want `credential of a URL in parameter s`
	}
	log.Print(city)
}

func bearer(req *http.Request, s string) {
	req.Header.Set("Authorization", "Bearer "+s)
	log.Printf("with %s", s) // want `in parameter s`
}

type client struct{ value, agent string }

func (c *client) prepare(req *http.Request) {
	req.Header.Set("X-Api-Key", c.value)
	req.Header.Set("User-Agent", c.agent)
	log.Printf("with %s", c.value) // want `credential of a header in client.value`
	log.Printf("as %s", c.agent)
}

// Near misses: a port, a page, a cache, a sentence.
func elsewhere(port, page, item, word string) {
	log.Print("http://localhost:" + port)
	log.Print(fmt.Sprintf("http://localhost:%s/", port))
	log.Print("https://api.example.com/v1?page=" + page)
	log.Print("http://cache.internal/get?key=" + item)
	log.Print("invalid token " + word + " in line")
}
