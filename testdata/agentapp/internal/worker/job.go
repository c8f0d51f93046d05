// Package worker takes jobs from Kafka and has the agent do them.
package worker

import (
	"encoding/json"
	"net/http"
	"time"
)

// Job is one customer request.
type Job struct {
	ID          string          `json:"id"`
	Customer    string          `json:"customer"`
	Question    string          `json:"question"`
	Attempt     int             `json:"attempt"`
	Headers     http.Header     `json:"headers,omitempty"`
	AccessToken string          `json:"access_token,omitempty"`
	Extra       json.RawMessage `json:"extra,omitempty"`
	Received    time.Time       `json:"received"`
}

// Public is a Job without what authenticates its caller.
type Public struct {
	ID       string    `json:"id"`
	Customer string    `json:"customer"`
	Question string    `json:"question"`
	Attempt  int       `json:"attempt"`
	Caller   string    `json:"caller"`
	Received time.Time `json:"received"`
}

// Public drops the token and the headers.
func (j Job) Public() Public {
	return Public{ID: j.ID, Customer: j.Customer, Question: j.Question, Attempt: j.Attempt, Caller: j.Headers.Get("X-Caller"), Received: j.Received}
}
