// Package errorsas is a limit: every field of an error that errors.As has found
// carries what its text carries. The finding is a false alarm.
package errorsas

import (
	"errors"
	"log"
	"net/http"
	"net/url"
	"os"
)

func get() {
	_, err := http.Get("https://api.example.com/?key=" + os.Getenv("API_KEY"))
	var ue *url.Error
	if errors.As(err, &ue) {
		log.Print(ue.Op) // want `API key from os.Getenv`
	}
}
