// Package zeroing wipes bytes, with clear or in a loop, and in part.
package zeroing

import (
	"log"
	"os"
)

func cleared() {
	b := []byte(os.Getenv("API_KEY"))
	clear(b)
	log.Print(string(b))
}

func looped() {
	b := []byte(os.Getenv("API_KEY"))
	for i := range b {
		b[i] = 0
	}
	log.Print(string(b))
}

func first() {
	b := []byte(os.Getenv("API_KEY"))
	b[0] = 0
	log.Print(string(b)) // want `API key from os.Getenv`
}

func before() {
	b := []byte(os.Getenv("API_KEY"))
	if len(b) > 0 {
		log.Print(string(b)) // want `API key from os.Getenv`
	}
	for i := 0; i < len(b); i++ {
		b[i] = 0
	}
	log.Print(string(b))
}

func spaced() {
	b := []byte(os.Getenv("API_KEY"))
	for i := range b {
		if b[i] == '\n' {
			b[i] = ' '
		}
	}
	log.Print(string(b)) // want `API key from os.Getenv`
}
