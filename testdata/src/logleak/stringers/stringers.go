package stringers

import (
	"fmt"
	"log"
	"os"
)

type onValue struct{ key string }

func (onValue) String() string { return "***" }

type onPointer struct{ key string }

func (*onPointer) String() string { return "***" }

type careless struct{ key string }

func (c careless) String() string { return "key " + c.key }

type goOnly struct{ key string }

func (goOnly) GoString() string { return "goOnly" }

type formatter struct{ key string }

func (formatter) Format(s fmt.State, verb rune) { fmt.Fprint(s, "***") }

type loud struct{ key string }

func (l loud) Format(s fmt.State, verb rune) { fmt.Fprint(s, l.key) }

type wrongShape struct{ key string }

func (wrongShape) String(n int) string { return "***" }

func print() {
	key := os.Getenv("API_KEY")
	v := onValue{key}
	log.Print(v, &v)
	log.Printf("%v %s %+v", v, v, v)
	log.Printf("%#v", v) // want `API key from os.Getenv`
	log.Print(v.key)     // want `API key from os.Getenv`

	p := onPointer{key}
	log.Print(&p)
	log.Print(p) // want `API key from os.Getenv`

	c := careless{key}
	log.Print(c)  // want `API key from os.Getenv`
	log.Print(&c) // want `API key from os.Getenv`

	g := goOnly{key}
	log.Printf("%#v", g)
	log.Printf("%v", g) // want `API key from os.Getenv`

	f := formatter{key}
	log.Printf("%v %#v %s", f, f, f)
	l := loud{key}
	log.Printf("%v", l) // want `API key from os.Getenv`

	log.Print(wrongShape{key}) // want `API key from os.Getenv`
}

type secret string

func (secret) String() string { return "***" }

type holder struct {
	Name   string
	Secret secret
}

type private struct {
	Name   string
	secret secret
}

func fields() {
	s := secret(os.Getenv("API_KEY"))
	log.Print(s)
	log.Print(string(s)) // want `API key from os.Getenv`
	log.Printf("%v", holder{"n", s})
	// fmt calls no methods on unexported fields.
	log.Printf("%v", private{"n", s}) // want `API key from os.Getenv`
	log.Print([]secret{s}, map[string]secret{"a": s})
	log.Printf("%q", s)
	log.Printf("%x", s)
}
