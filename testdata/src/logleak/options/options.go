package options

import (
	"log"
	"os"
)

type client struct {
	name string
	key  string
}

type option func(*client)

func withKey(key string) option { return func(c *client) { c.key = key } }

func withName(name string) option { return func(c *client) { c.name = name } }

func direct() {
	c := new(client)
	withName("n")(c)
	log.Print(c)
	withKey(os.Getenv("API_KEY"))(c)
	log.Print(c.name)
	log.Print(c.key) // want `API key from os.Getenv`
}

type options struct{ name, key string }

func build(o options) *client { return &client{name: o.name, key: o.key} }

func useStruct() {
	c := build(options{name: "n", key: os.Getenv("API_KEY")})
	log.Print(c.name)
	log.Print(*c) // want `API key from os.Getenv`
}

// An interface with one method is an option too.
type applier interface{ apply(*client) }

type keyOption string

func (k keyOption) apply(c *client) { c.key = string(k) }

type nameOption string

func (n nameOption) apply(c *client) { c.name = string(n) }

func applied(opts ...applier) *client {
	c := new(client)
	for _, o := range opts {
		o.apply(c)
	}
	return c
}

func useInterface() {
	log.Print(applied(nameOption("n")))
	log.Print(applied(keyOption(os.Getenv("API_KEY")))) // want `API key from os.Getenv`
}

// withAll takes options that it does not know.
func withAll(opts ...option) *client {
	c := &client{name: "default"}
	for _, o := range opts {
		o(c)
	}
	return c
}

func useFunctions() {
	c := withAll(withKey(os.Getenv("API_KEY")))
	log.Print(c.key) // want `API key from os.Getenv`
	log.Print(withAll(withName("n")).key)
}
