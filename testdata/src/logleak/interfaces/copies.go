package interfaces

import (
	"log"
	"os"
)

// A copy of an interface variable does not change with it.
func copied(v any) {
	old := v
	v = os.Getenv("API_KEY")
	log.Print(old)
	log.Print(v) // want `API key from os.Getenv`
}
