package pointers

import (
	"encoding/json"
	"log"
	"os"
)

type inner struct{ Key string }

type outer struct {
	Name  string
	Inner *inner
	Text  *string
}

func print() {
	key := os.Getenv("API_KEY")
	log.Print(&key)    // an address
	log.Print(*(&key)) // want `API key from os.Getenv`
	o := &outer{Name: "n", Inner: &inner{key}, Text: &key}
	log.Print(o)
	log.Printf("%+v", *o)
	log.Print(o.Inner) // want `API key from os.Getenv`
	log.Print(o.Text)
	log.Print(*o.Text) // want `API key from os.Getenv`
	log.Print([]*inner{{key}})
	log.Print([]inner{{key}})  // want `API key from os.Getenv`
	log.Print(&[]inner{{key}}) // want `API key from os.Getenv`
	b, _ := json.Marshal(o)
	log.Print(string(b)) // want `API key from os.Getenv`
	pp := &o
	log.Print(pp)
	log.Print((*pp).Inner.Key) // want `API key from os.Getenv`
}

func written(p *string) { *p = os.Getenv("API_KEY") }

func out() {
	var s, t string
	log.Print(s)
	written(&s)
	log.Print(s) // want `API key from os.Getenv`
	log.Print(t)
	q := &t
	*q = s
	log.Print(t) // want `API key from os.Getenv`
	*q = "x"
	log.Print(t)
}
