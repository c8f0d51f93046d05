// Package functionresults is a limit: what a function does that came in as a
// parameter is known at the call only, and its results and what it writes do not
// come back into the function that called it. Everything here leaks.
package functionresults

import (
	"log"
	"os"
)

type client struct{ name, key string }

type option func(*client)

func withKey(key string) option { return func(c *client) { c.key = key } }

func newClient(opts ...option) *client {
	c := &client{name: "default"}
	for _, o := range opts {
		o(c)
	}
	return c
}

func options() {
	c := newClient(withKey(os.Getenv("API_KEY")))
	log.Print(c.key)
}

func show(get func() string) { log.Print(get()) }

func pass(get func() string) string { return get() }

func results() {
	show(func() string { return os.Getenv("API_KEY") })
	log.Print(pass(func() string { return os.Getenv("API_KEY") }))
}

func mapEach[T, U any](in []T, f func(T) U) []U {
	var out []U
	for _, v := range in {
		out = append(out, f(v))
	}
	return out
}

func mapped() {
	log.Print(mapEach([]string{os.Getenv("API_KEY")}, func(s string) string { return s + "!" }))
}
