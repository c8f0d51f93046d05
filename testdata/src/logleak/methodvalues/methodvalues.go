package methodvalues

import (
	"log"
	"os"
)

type client struct{ key, name string }

func (c client) secret() string     { return c.key }
func (c client) label() string      { return c.name }
func (c *client) dump()             { log.Print(c.key) }
func (c *client) hello()            { log.Print(c.name) }
func (c *client) put(s string)      { c.key = s }
func say(s string)                  { log.Print(s) }
func apply(f func() string)         { log.Print(f()) }
func call(f func(string), s string) { f(s) }

func newClient(key string) *client { return &client{key: key, name: "n"} }

func values() {
	c := newClient(os.Getenv("API_KEY"))
	get := c.secret
	log.Print(get()) // want `API key from os.Getenv`
	get = c.label
	log.Print(get())
	f := c.dump
	f() // want `API key from os.Getenv`
	f = c.hello
	f()
	apply(c.label)
	defer c.dump() // want `API key from os.Getenv`
	go c.hello()
}

func expressions() {
	c := *newClient(os.Getenv("API_KEY"))
	log.Print(client.secret(c)) // want `API key from os.Getenv`
	log.Print(client.label(c))
	(*client).dump(&c) // want `API key from os.Getenv`
	put := (*client).put
	var d client
	put(&d, "x")
	log.Print(d)
	put(&d, os.Getenv("API_KEY"))
	log.Print(d) // want `API key from os.Getenv`
}

func functions() {
	call(say, os.Getenv("API_KEY")) // want `API key from os.Getenv`
	call(say, "x")
	l := log.New(os.Stderr, "", 0)
	print := l.Print
	print(os.Getenv("API_KEY")) // want `API key from os.Getenv`
	print("x")
	table := map[string]func(string){"say": say, "drop": func(string) {}}
	table["say"](os.Getenv("API_KEY")) // want `API key from os.Getenv`
	table["drop"](os.Getenv("API_KEY"))
}
