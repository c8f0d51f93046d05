// Package redactors has functions that hide something, and one that only says so.
package redactors

import (
	"log"
	"net/http"
	"os"
	"regexp"
	"strings"
)

// scrubValue hides some values: which, only its condition knows.
func scrubValue(key, value string) string {
	if strings.EqualFold(key, "authorization") {
		return "[redacted]"
	}
	return value
}

func headers(r *http.Request) {
	for key, values := range r.Header {
		log.Printf("%s: %s", key, scrubValue(key, strings.Join(values, ",")))
	}
	for key, values := range r.Header {
		log.Printf("%s: %s", key, strings.Join(values, ",")) // want `HTTP headers`
	}
}

var digits = regexp.MustCompile(`sk-\w+`)

func redactPattern(s string) string { return digits.ReplaceAllString(s, "***") }

func pattern(password string) { log.Print(redactPattern("login with " + password)) }

// redactLater hides nothing.
func redactLater(s string) string { return strings.TrimSpace(s) }

func later() {
	log.Print(redactLater(os.Getenv("API_KEY"))) // want `API key from os.Getenv.* past redactLater, which redacts nothing`
}

// An API's word weighs more than a name: it is still reported, with less confidence.
func known() {
	log.Print(scrubValue("x", os.Getenv("API_KEY"))) // want `API key from os.Getenv`
}

// Config is redacted field by field, and one is forgotten.
type Config struct{ APIKey, Password string }

func redacted(c Config) Config {
	c.APIKey = "***"
	return c
}

func forgotten(c Config) {
	log.Print(redacted(c).APIKey)
	log.Print(redacted(c)) // want `password in Config.Password`
}

// visible chooses by key.
func visible(h http.Header) map[string][]string {
	out := make(map[string][]string)
	for key, values := range h {
		if strings.Contains(strings.ToLower(key), "auth") {
			out[key] = []string{"[REDACTED]"}
			continue
		}
		out[key] = values
	}
	return out
}

// all does not.
func all(h http.Header) map[string][]string {
	out := make(map[string][]string)
	for key, values := range h {
		out[key] = values
	}
	return out
}

func maps(r *http.Request) {
	log.Print(visible(r.Header))
	log.Print(all(r.Header)) // want `HTTP headers`
}
