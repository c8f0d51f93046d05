package appends

import (
	"log"
	"os"
	"slices"
	"strings"
)

func appended() {
	var s []string
	s = append(s, "host")
	log.Print(s)
	s = append(s, os.Getenv("API_KEY"))
	log.Print(s) // want `API key from os.Getenv`
	t := append([]string(nil), s...)
	log.Print(t) // want `API key from os.Getenv`
	t = append(t[:0], "host")
	log.Print(len(t))
}

func bytes() {
	b := append([]byte("key="), os.Getenv("API_KEY")...)
	log.Print(string(b)) // want `API key from os.Getenv`
	c := make([]byte, len(b))
	log.Print(c)
	copy(c, b)
	log.Print(string(c)) // want `API key from os.Getenv`
	clear(c)
	log.Print(c)
}

func library() {
	s := slices.Concat([]string{"a"}, []string{os.Getenv("API_KEY")})
	log.Print(strings.Join(s, ",")) // want `API key from os.Getenv`
	log.Print(slices.Contains(s, "a"), slices.Index(s, "a"))
	s = slices.Insert([]string{"a"}, 0, os.Getenv("API_KEY"))
	log.Print(s) // want `API key from os.Getenv`
}

func aliased(keys []string) {
	keys[0] = os.Getenv("API_KEY")
}

func mutatedByCallee() {
	keys := make([]string, 1)
	log.Print(keys)
	aliased(keys)
	log.Print(keys) // want `API key from os.Getenv`
}
