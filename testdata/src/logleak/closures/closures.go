package closures

import (
	"log"
	"os"
	"sync"
)

func captured() {
	key := os.Getenv("API_KEY")
	f := func() { log.Print(key) } // want `API key`
	f()
	g := func() { log.Print(len(key)) }
	g()
	func() {
		defer func() { log.Print(key) }() // want `API key`
	}()
	var once sync.Once
	once.Do(func() { log.Print(key) })      // want `API key`
	go func(k string) { log.Print(k) }(key) // want `API key`
}

func channel() {
	ch := make(chan string, 1)
	ch <- os.Getenv("API_KEY")
	log.Print(<-ch) // want `API key`
	other := make(chan string, 1)
	other <- "x"
	log.Print(<-other)
}

func returned() func() {
	key := os.Getenv("API_KEY")
	say := func() { log.Print("with ", key) } // want `API key`
	return func() { say() }
}

func show(get func() string) { log.Print(get()) }

func pass(get func() string) string { return get() }

func results() {
	show(func() string { return os.Getenv("API_KEY") }) // want `API key from os.Getenv.* called by show`
	show(func() string { return os.Getenv("HOME") })
	log.Print(pass(func() string { return os.Getenv("API_KEY") })) // want `API key from os.Getenv`
	log.Print(pass(func() string { return "x" }))
}
