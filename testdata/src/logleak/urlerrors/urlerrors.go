// Package urlerrors repairs, or fails to repair, the errors of an HTTP client: they quote the URL, and with it the key in its query.
package urlerrors

import (
	"errors"
	"fmt"
	"log"
	"net/http"
	"net/url"
)

type client struct{ apiKey string }

func (c *client) url() string { return "https://api.example.com/?key=" + c.apiKey }

func (c *client) unrepaired() {
	if _, err := http.Get(c.url()); err != nil {
		log.Print(err) // want `API key in client.apiKey`
	}
}

func (c *client) asserted() {
	_, err := http.Get(c.url())
	if ue, ok := err.(*url.Error); ok {
		ue.URL = "https://api.example.com/"
	}
	log.Print(err)
}

func (c *client) as() {
	_, err := http.Get(c.url())
	var ue *url.Error
	if errors.As(err, &ue) {
		ue.URL = "https://api.example.com/"
	}
	log.Print(err)
}

func (c *client) replaced() {
	_, err := http.Get(c.url())
	var ue *url.Error
	if errors.As(err, &ue) {
		err = ue.Err
	}
	log.Print(fmt.Errorf("get: %w", err))
}

func (c *client) rebuilt() {
	_, err := http.Get(c.url())
	if ue, ok := err.(*url.Error); ok {
		err = &url.Error{Op: ue.Op, URL: "https://api.example.com/", Err: ue.Err}
	}
	log.Print(err)
}

func (c *client) unwrapped() {
	_, err := http.Get(c.url())
	log.Print(errors.Unwrap(err))
}

func (c *client) onlyRead() {
	_, err := http.Get(c.url())
	var ue *url.Error
	if errors.As(err, &ue) {
		log.Print(ue.Op, ue.Timeout())
		log.Print(ue.URL) // want `API key in client.apiKey`
	}
	log.Print(err) // want `API key in client.apiKey`
}

// The helpers do it for any error.

func stripped(err error) error {
	var ue *url.Error
	if errors.As(err, &ue) {
		return ue.Err
	}
	return err
}

func written(err error) error {
	e, ok := err.(*url.Error)
	if !ok {
		return err
	}
	e.URL = "<redacted>"
	return e
}

func inPlace(err error) error {
	var ue *url.Error
	if errors.As(err, &ue) {
		ue.URL = "<redacted>"
	}
	return err
}

func wrapped(err error) error {
	var ue *url.Error
	if errors.As(err, &ue) {
		return fmt.Errorf("%s: %w", ue.Op, ue.Err)
	}
	return fmt.Errorf("get: %w", err)
}

func pretended(err error) error {
	var ue *url.Error
	if errors.As(err, &ue) {
		return fmt.Errorf("%s %s: %w", ue.Op, ue.URL, ue.Err)
	}
	return err
}

func (c *client) helpers() {
	_, err := http.Get(c.url())
	log.Print(stripped(err))
	log.Print(wrapped(err))
	log.Print(pretended(err)) // want `API key in client.apiKey`
}

func (c *client) writers() {
	_, err := http.Get(c.url())
	log.Print(written(err))
}

func (c *client) inPlace() {
	_, err := http.Get(c.url())
	log.Print(inPlace(err))
}

// Whoever takes the query off a URL knows where the key is.
func (c *client) shortened() {
	u, err := url.Parse(c.url())
	if err != nil {
		return
	}
	log.Print(u.String()) // want `API key in client.apiKey`
	u.RawQuery = ""
	log.Print(u.String(), u)
}

// A key in another place is not gone with the URL.
func (c *client) another() {
	err := fmt.Errorf("key %s", c.apiKey)
	log.Print(stripped(err)) // want `API key in client.apiKey`
}

// The error is made one call down, and told there once.
func send(r *http.Request) (err error) {
	_, err = http.DefaultClient.Do(r)
	if err != nil {
		return fmt.Errorf("cannot reach the server: %w", err) // want `API key in client.apiKey .*reaches a returned error`
	}
	return err
}

func (c *client) sent() error {
	r, err := http.NewRequest(http.MethodGet, "https://api.example.com/", nil)
	if err != nil {
		return err
	}
	r.URL.RawQuery = "key=" + c.apiKey
	if err := send(r); err != nil {
		return fmt.Errorf("sent: %w", err)
	}
	return nil
}

// That a URL does not parse is rare: what it was made of says whether anybody cares.
func (c *client) requested() error {
	_, err := http.NewRequest(http.MethodGet, c.url(), nil)
	return err
}

// What the package handles itself is no leak, wherever the error is made.
func (c *client) raw() error {
	_, err := http.Get(c.url())
	return err
}

func (c *client) Dropped() error {
	if err := c.raw(); err != nil {
		return errors.New("not reachable")
	}
	return nil
}

func (c *client) Stripped() error { return stripped(c.raw()) }
