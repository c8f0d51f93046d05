// Package near has values that a credential is next to: only a linter that shows what it
// is least sure of speaks of them.
package near

import (
	"log"
	"os"
)

func array() {
	pair := [2]string{"user", os.Getenv("API_KEY")}
	log.Print(pair[0]) // want `API key from os.Getenv`
	log.Print([]any{"user", os.Getenv("API_KEY")}[0])
}

func appended(in []string) {
	out := append(in, os.Getenv("API_KEY"))
	log.Print(in)  // want `API key from os.Getenv`
	log.Print(out) // want `API key from os.Getenv`
}

func bytes(in []byte) {
	more := append(in, os.Getenv("API_KEY")...)
	log.Print(string(in)) // want `API key from os.Getenv`
	log.Print(len(more))
}
