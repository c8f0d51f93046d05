package urlerrors

import "net/http"

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
