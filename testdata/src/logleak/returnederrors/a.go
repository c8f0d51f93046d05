// Package returnederrors has errors that carry a credential to whoever gets them.
package returnederrors

import (
	"errors"
	"fmt"
	"log"
	"net/http"
	"net/url"
	"os"
)

type client struct {
	base   string
	apiKey string
}

func (c *client) search(q string) (*http.Response, error) {
	resp, err := http.Get(c.base + "?q=" + url.QueryEscape(q) + "&key=" + c.apiKey)
	if err != nil {
		return nil, fmt.Errorf("search: %w", err) // want `API key in client.apiKey \(a.go:19\) reaches a returned error`
	}
	return resp, nil
}

// Search returns the same error: it has been reported.
func (c *client) Search(q string) (*http.Response, error) {
	resp, err := c.search(q)
	if err != nil {
		return nil, fmt.Errorf("client: %w", err)
	}
	return resp, nil
}

// The key in a header is in no error.
func (c *client) header() (*http.Response, error) {
	req, err := http.NewRequest("GET", c.base, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Authorization", "Bearer "+c.apiKey)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, fmt.Errorf("header: %w", err)
	}
	return resp, nil
}

// Without its URL the error is harmless.
func (c *client) stripped() error {
	_, err := http.Get(c.base + "?key=" + c.apiKey)
	var ue *url.Error
	if errors.As(err, &ue) {
		return ue.Err
	}
	return nil
}

// check is where the key gets into an error, whoever calls it.
func check(key string) error {
	return fmt.Errorf("malformed key %q", key) // want `API key from os.Getenv.* reaches a returned error`
}

func echo() error {
	return check(os.Getenv("API_KEY"))
}

func again() error {
	if err := check(os.Getenv("API_KEY")); err != nil {
		return fmt.Errorf("again: %w", err)
	}
	return nil
}

// parseError prints what it could not parse, quietError does not.
type parseError struct {
	connString string
	err        error
}

func (e *parseError) Error() string {
	return fmt.Sprintf("cannot parse %s: %v", e.connString, e.err) // want `connection string in parseError.connString`
}

type quietError struct {
	connString string
	err        error
}

func (e *quietError) Error() string {
	return fmt.Sprintf("cannot parse a connection string of %d bytes: %v", len(e.connString), e.err)
}

func length() error {
	return fmt.Errorf("key of %d characters", len(os.Getenv("API_KEY")))
}

// An error that is logged here is reported there.
func logged() error {
	err := fmt.Errorf("malformed key %q", os.Getenv("API_KEY"))
	log.Print(err) // want `API key from os.Getenv.* reaches a log`
	return err
}

// doer is a project's own interface over http.Client.
type doer interface {
	Do(*http.Request) (*http.Response, error)
}

func (c *client) through(d doer) error {
	req, err := http.NewRequest("GET", c.base, nil)
	if err != nil {
		return err
	}
	req.URL.RawQuery = "key=" + c.apiKey
	_, err = d.Do(req)
	return err // want `API key in client.apiKey`
}

func challenge(r *http.Response) error {
	return fmt.Errorf("challenge: %v", r.Header[http.CanonicalHeaderKey("www-authenticate")])
}
