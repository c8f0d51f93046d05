// Package cookienames is a limit: a cookie that a request returns is secret as a
// whole, its name and path included. The findings are false alarms.
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
	log.Print(c.Name) // want `cookie from`
	for _, c := range r.Cookies() {
		log.Print(c.Path) // want `cookie from`
	}
}
