package aliases

import (
	"log"
	"os"
)

type key string

type text = string

type settings struct {
	Name   string
	APIKey key
}

type config = settings

type table[V any] = map[string]V

func named() {
	k := key(os.Getenv("API_KEY"))
	log.Print(k) // want `API key from os.Getenv`
	var t text = "x"
	log.Print(t)
	t = string(k)
	log.Print(t) // want `API key from os.Getenv`
}

func structs(c config) {
	log.Print(c.Name)
	log.Print(c) // want `API key in settings.APIKey`
}

func generic() {
	m := table[text]{"user": "u", "key": os.Getenv("API_KEY")}
	log.Print(m["user"])
	log.Print(m["key"]) // want `API key from os.Getenv`
}
