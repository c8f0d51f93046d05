package urls

import (
	"errors"
	"fmt"
	"log"
	"net/http"
	"net/url"
	"os"
)

func query() {
	u := "https://api.example.com/v1?key=" + os.Getenv("API_KEY")
	_, err := http.Get(u)
	log.Print(err) // want `API key from os.Getenv`
	var ue *url.Error
	if errors.As(err, &ue) {
		log.Print(ue.URL) // want `API key from os.Getenv`
		log.Print(ue.Op)
	}
	_, err = http.Get("https://api.example.com/v1")
	log.Print(err)
}

func request() error {
	req, err := http.NewRequest("GET", "https://api.example.com/"+os.Getenv("BOT_TOKEN")+"/send", nil)
	if err != nil {
		return fmt.Errorf("request: %w", err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return fmt.Errorf("send: %w", err)
	}
	return resp.Body.Close()
}

// A header is not part of the URL that the error quotes.
func header() error {
	req, err := http.NewRequest("GET", "https://api.example.com/send", nil)
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bearer "+os.Getenv("BOT_TOKEN"))
	_, err = http.DefaultClient.Do(req)
	return err
}

func use() {
	log.Print(request()) // want `bot token from os.Getenv`
	log.Print(header())
}

func parsed() {
	u, err := url.Parse("https://user:" + os.Getenv("DB_PASSWORD") + "@example.com/path")
	log.Print(err) // want `password from os.Getenv`
	log.Print(u.Host, u.Path)
	log.Print(u.String()) // want `password from os.Getenv`
	log.Print(u.Redacted())
	q := url.Values{}
	q.Set("q", "x")
	log.Print(q.Encode())
	q.Set("key", os.Getenv("API_KEY"))
	log.Print(q.Encode()) // want `API key from os.Getenv`
	log.Print(q.Get("q"))
	q.Del("key")
	log.Print(q.Encode())
}
