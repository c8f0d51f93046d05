package literals

import (
	"log"
	"os"
)

type inner struct{ key, name string }

type outer struct {
	in   inner
	ptr  *inner
	list []inner
	m    map[string]inner
}

func keyed() {
	o := outer{in: inner{key: os.Getenv("API_KEY"), name: "n"}}
	log.Print(o.in.name)
	log.Print(o.in.key) // want `API key from os.Getenv`
	log.Print(o.ptr, o.list)
	log.Print(o) // want `API key from os.Getenv`
}

func positional() {
	i := inner{os.Getenv("API_KEY"), "n"}
	log.Print(i.name)
	log.Print(i) // want `API key from os.Getenv`
	i = inner{}
	log.Print(i)
}

func nested() {
	o := &outer{
		ptr:  &inner{key: os.Getenv("API_KEY"), name: "n"},
		list: []inner{{name: "a"}, {key: os.Getenv("API_KEY")}},
		m:    map[string]inner{"a": {key: os.Getenv("API_KEY"), name: "n"}},
	}
	log.Print(o.ptr.name)
	log.Print(o.ptr.key) // want `API key from os.Getenv`
	log.Print(o.list[0])
	log.Print(o.list[1]) // want `API key from os.Getenv`
	log.Print(o.m["a"].name)
	log.Print(o.m["a"].key) // want `API key from os.Getenv`
}

func copied() {
	a := inner{key: os.Getenv("API_KEY")}
	b := a
	b.key = "[redacted]"
	log.Print(b)
	log.Print(a) // want `API key from os.Getenv`
	p := &a
	p.key = "[redacted]"
	log.Print(a)
}

func anonymous() {
	for _, c := range []struct{ name, key string }{{"a", os.Getenv("API_KEY")}} {
		log.Print(c.name)
		log.Print(c.key) // want `API key from os.Getenv`
	}
}
