package calls

import (
	"fmt"
	"log"
	"os"
)

func logf(format string, args ...any) { log.Printf(format, args...) }

func wrap(s string) string { return "<" + s + ">" }

func fixed(s string) string { return fmt.Sprint(len(s)) }

type client struct {
	auth string
	name string
}

func newClient(auth string) *client { return &client{auth: auth, name: "n"} }

func (c *client) debug() { log.Print("client ", c.name) }

func (c *client) dump() { log.Print("auth ", c.auth) }

func use() {
	key := os.Getenv("API_KEY")
	logf("key %s", key) // want `API key from os.Getenv.* reaches a log through log.Printf, called by logf`
	logf("key %d", len(key))
	log.Print(wrap(key)) // want `API key`
	log.Print(fixed(key))
	c := newClient(key)
	log.Printf("%+v", c) // want `API key`
	log.Print(c.name)
	c.debug()
	c.dump() // want `API key`
}

func even(n int, s string) {
	if n > 0 {
		odd(n-1, s)
	}
}

func odd(n int, s string) {
	if n == 0 {
		log.Print(s) // want `API key from os\.Getenv\("API_KEY"\)`
	}
	even(n-1, s)
}

func recursive() {
	even(3, os.Getenv("API_KEY"))
	even(3, "hello")
}

type sink interface{ put(s string) }

type logSink struct{}

func (logSink) put(s string) { log.Print(s) }

func dispatch(s sink) {
	s.put(os.Getenv("API_KEY")) // want `API key`
	s.put("x")
}

func apply(f func(string), s string) { f(s) }

func higher() {
	apply(func(s string) { log.Print(s) }, os.Getenv("API_KEY")) // want `API key`
	apply(func(s string) { log.Print(len(s)) }, os.Getenv("API_KEY"))
}
