// Package cookienames has cookies, of which the value is secret and the name is not.
package cookienames

import (
	"log"
	"net/http"
)

func show(r *http.Request) {
	c, err := r.Cookie("session")
	if err != nil {
		return
	}
	log.Print(c.Name)
	log.Print(c.Value) // want `cookie`
	for _, c := range r.Cookies() {
		log.Print(c.Path)
		log.Print(c) // want `cookie`
	}
}
