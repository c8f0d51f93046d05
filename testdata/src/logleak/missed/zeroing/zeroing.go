// Package zeroing is a limit: bytes that were made of a string are not cleaned by
// clear, nor by a loop over them. The findings are false alarms.
package zeroing

import (
	"log"
	"os"
)

func cleared() {
	b := []byte(os.Getenv("API_KEY"))
	clear(b)
	log.Print(string(b)) // want `API key from os.Getenv`
}

func looped() {
	b := []byte(os.Getenv("API_KEY"))
	for i := range b {
		b[i] = 0
	}
	log.Print(string(b)) // want `API key from os.Getenv`
}
