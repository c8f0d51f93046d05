// Package cassette is a stub of go-vcr's recordings: what the cases use.
package cassette

import "net/http"

type Request struct {
	Body    string
	URL     string
	Method  string
	Headers http.Header
}

type Response struct {
	Body    string
	Headers http.Header
}

type Interaction struct {
	Request  Request
	Response Response
}

type Cassette struct{ Interactions []*Interaction }

func New(name string) *Cassette { return nil }

func (c *Cassette) AddInteraction(i *Interaction) {}

func (c *Cassette) Save() error { return nil }
