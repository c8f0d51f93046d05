package govcr

import (
	"net/http"
	"os"

	"gopkg.in/dnaeon/go-vcr.v4/pkg/cassette"
)

func record(req *http.Request, body string) error {
	req.Header.Set("Authorization", "Bearer "+os.Getenv("OPENAI_API_KEY"))
	c := cassette.New("chat")
	c.AddInteraction(&cassette.Interaction{Request: cassette.Request{
		URL:     req.URL.Path,
		Body:    body,
		Headers: req.Header, // want `API key from os.Getenv.*reaches a recorded cassette`
	}})
	return c.Save()
}

func scrub(i *cassette.Interaction) error {
	i.Request.Headers.Del("Authorization")
	i.Request.Body = "[body]"
	return nil
}

func scrubbed(req *http.Request) *cassette.Interaction {
	req.Header.Set("Authorization", "Bearer "+os.Getenv("OPENAI_API_KEY"))
	h := req.Header.Clone()
	h.Del("Authorization")
	return &cassette.Interaction{Request: cassette.Request{Headers: h}}
}
