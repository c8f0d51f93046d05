// Package allowed has findings that a comment allows.
package allowed

import (
	"log"
	"os"
)

func demo() {
	log.Print(os.Getenv("API_KEY")) //leakvet:allow logleak -- the key of a sandbox
	// leakvet:allow logleak/log -- the key of a sandbox,
	// which everybody knows
	log.Print(os.Getenv("API_KEY"))
	log.Print(os.Getenv("API_KEY")) //nolint:leakvet
	log.Print(os.Getenv("API_KEY")) // want `API key from os.Getenv`

	//leakvet:allow promptleak -- of another rule
	log.Print(os.Getenv("API_KEY")) // want `API key from os.Getenv`
}

// sandbox prints what everybody knows.
//
//leakvet:allow logleak -- the key of a sandbox
func sandbox() {
	log.Print(os.Getenv("API_KEY"))
}

func incomplete() {
	//leakvet:allow logleak
	log.Print(os.Getenv("API_KEY")) // want `API key from os.Getenv`
}
