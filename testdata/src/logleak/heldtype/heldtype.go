// Package heldtype prints interfaces in fields, of which the package says what it puts there.
package heldtype

import "log"

type builder interface{ Build() string }

type auth struct{ Password string }

type config struct {
	Broker string
	Auth   auth
}

func (c *config) Build() string { return c.Broker }

type plain struct{ Broker string }

func (p plain) Build() string { return p.Broker }

type factory struct {
	options config
	Builder builder
	Other   builder
	Unset   builder
}

func (f *factory) init() {
	f.Builder = &f.options
	f.Other = plain{"b"}
}

func (f *factory) start() {
	log.Printf("producer %+v", f.Builder) // want `password in auth.Password reaches a log through log.Printf`
	log.Printf("producer %+v", f.Other)
	log.Printf("producer %+v", f.Unset)
}

type own struct{ Password string }

func (o own) Build() string { return "password " + o.Password }

// A field may hold what nobody here stores in it: all that fits is called.
func build(f *factory) {
	log.Print(f.Other.Build()) // want `password in own.Password`
}
