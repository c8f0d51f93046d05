package loops

import (
	"log"
	"net/http"
	"os"
)

// Each branch that appends makes more memory to tell apart; the last one counts too.
func filled(h http.Header) {
	var seen []string
	token, host := "", ""
	for name, values := range h {
		switch name {
		case "Accept":
			seen = append(seen, "a")
		case "Host":
			seen = append(seen, "h")
		case "User-Agent":
			seen = append(seen, "u")
		case "Content-Type":
			seen = append(seen, "c")
		case "Origin":
			seen = append(seen, "o")
			host = "known"
		case "Authorization":
			token = values[0]
		}
	}
	log.Print(seen, host)
	log.Print(token) // want `HTTP headers`
}

type item struct {
	key, name string
	next      *item
}

// Two branches put a new element in front, a third one fills the first.
func build(n int, key string) *item {
	v := &item{name: "n"}
	for ; n > 0; n-- {
		switch n {
		case 1:
			v = &item{next: v}
		case 2:
			v = &item{next: v}
		case 3:
			v.key = key
		}
	}
	return v
}

func linked(n int) {
	log.Print(build(n, os.Getenv("API_KEY")).key) // want `API key from os.Getenv`
	log.Print(build(n, os.Getenv("API_KEY")).name)
	log.Print(build(n, "x").key)
}
