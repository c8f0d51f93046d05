package urlerrors

import (
	"log/slog"
	"net/http"
)

type session struct{ token, apiKey string }

// What leaves the package is reported where it is made.
func (s *session) get() error {
	_, err := http.Get("https://api.example.com/?token=" + s.token)
	return err // want `token in session.token .*reaches a returned error`
}

func (s *session) Get() error { return s.get() }

// One that runs elsewhere has no callers that could handle its error.
func (s *session) Start(run func(func() error)) { run(s.background) }

func (s *session) background() error {
	_, err := http.Get("https://api.example.com/?key=" + s.apiKey)
	return err // want `API key in session.apiKey .*reaches a returned error`
}

// A logger's wrapper is given the error among other values.
func logged(msg string, args ...any) { slog.Error(msg, args...) }

func (s *session) logged() {
	_, err := http.Get("https://api.example.com/?token=" + s.token)
	logged("not reachable", "attempt", 1, "error", err) // want `token in session.token .*reaches a log`
}
