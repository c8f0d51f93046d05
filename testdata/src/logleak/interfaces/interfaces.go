package interfaces

import (
	"io"
	"log"
	"os"

	"logleak/interfaces/store"
)

type writer interface{ put(s string) }

type logWriter struct{ prefix string }

func (w *logWriter) put(s string) { log.Print(w.prefix, s) }

// The implementation is known where the value is made.
func local() {
	var w writer = &logWriter{}
	w.put(os.Getenv("API_KEY")) // want `API key from os.Getenv`
	w.put("x")
}

// Nothing is known but the interface: whoever implements it may be called.
func parameter(w writer) {
	w.put(os.Getenv("API_KEY")) // want `API key from os.Getenv`
	w.put("x")
}

type dropper interface{ drop(s string) }

type nothing struct{}

func (nothing) drop(s string) {}

func harmless(d dropper) { d.drop(os.Getenv("API_KEY")) }

func imported(s store.Saver) {
	s.Save(os.Getenv("API_KEY")) // want `API key from os.Getenv`
	s.Save("x")
}

func source(s store.Source) {
	log.Print(s.Token()) // want `session token from os.Getenv`
	log.Print(len(s.Token()))
}

type server struct{ out writer }

func (s server) run(key string) {
	s.out.put(key) // want `API key from os\.Getenv\("API_KEY"\)`
}

func held() {
	server{&logWriter{}}.run(os.Getenv("API_KEY"))
	server{&logWriter{}}.run("x")
}

func standard() {
	var w io.Writer = os.Stderr
	io.WriteString(w, os.Getenv("API_KEY")) // want `API key from os.Getenv`
	w = io.Discard
	io.WriteString(w, os.Getenv("API_KEY"))
}
