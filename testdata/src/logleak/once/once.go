package once

import (
	"log"
	"os"
	"sync"
)

var (
	once sync.Once
	key  string
	name string
)

func load() (string, string) {
	once.Do(func() {
		key = os.Getenv("API_KEY")
		name = os.Getenv("NAME")
	})
	return key, name
}

func use() {
	k, n := load()
	log.Print(n)
	log.Print(k) // want `API key from os.Getenv`
}

var value = sync.OnceValue(func() string { return os.Getenv("API_KEY") })

var region = sync.OnceValue(func() string { return os.Getenv("REGION") })

func values() {
	log.Print(value()) // want `API key from os.Getenv`
	log.Print(region())
}

type lazy struct {
	once sync.Once
	key  string
}

func (l *lazy) get() string {
	l.once.Do(func() { l.key = os.Getenv("API_KEY") })
	return l.key
}

func method(l *lazy) {
	log.Print(l.get()) // want `API key from os.Getenv`
	log.Print(len(l.get()))
}

func stored() {
	var m sync.Map
	m.Store("key", os.Getenv("API_KEY"))
	m.Store("name", "n")
	v, ok := m.Load("key")
	log.Print(v) // want `API key from os.Getenv`
	log.Print(ok)
	v, _ = m.Load("name")
	log.Print(v)
}
