// Package replaceall has a secret that is replaced in a text by something else.
package replaceall

import (
	"log"
	"os"
	"strings"
)

func masked(text string) {
	key := os.Getenv("API_KEY")
	log.Print(strings.ReplaceAll(text+key, key, "***"))
	log.Print(strings.ReplaceAll(text+key, "\n", " ")) // want `API key from os.Getenv`
	log.Print(strings.ReplaceAll(text, "{key}", key))  // want `API key from os.Getenv`
}
