package conversions

import (
	"encoding/base64"
	"encoding/hex"
	"log"
	"net/url"
	"os"
	"strconv"
	"strings"
)

type word string

type pair struct{ a, b string }

type couple struct{ a, b string }

func strings_() {
	key := os.Getenv("API_KEY")
	log.Print([]byte(key))                                    // want `API key from os.Getenv`
	log.Print(string([]rune(key)))                            // want `API key from os.Getenv`
	log.Print(word(key))                                      // want `API key from os.Getenv`
	log.Print(strconv.Quote(key))                             // want `API key from os.Getenv`
	log.Print(strings.TrimSpace(strings.ToLower(key)))        // want `API key from os.Getenv`
	log.Print(base64.StdEncoding.EncodeToString([]byte(key))) // want `API key from os.Getenv`
	log.Print(hex.EncodeToString([]byte(key)))                // want `API key from os.Getenv`
	log.Print(url.QueryEscape(key))                           // want `API key from os.Getenv`
	n, _ := strconv.Atoi(key)
	log.Print(n)
	log.Print(strings.Count(key, "a"), strings.HasPrefix(key, "sk-"))
	log.Print(strings.Repeat("*", len(key)))
}

func structs() {
	p := pair{"a", os.Getenv("API_KEY")}
	c := couple(p)
	log.Print(c.a)
	log.Print(c.b) // want `API key from os.Getenv`
}

func arrays() {
	s := []string{os.Getenv("API_KEY")}
	a := [1]string(s)
	log.Print(a) // want `API key from os.Getenv`
	p := (*[1]string)(s)
	log.Print(p[0]) // want `API key from os.Getenv`
	log.Print(len(p))
}

func interfaces() {
	var v any = os.Getenv("API_KEY")
	log.Print(v) // want `API key from os.Getenv`
	s, ok := v.(string)
	log.Print(s) // want `API key from os.Getenv`
	log.Print(ok)
	v = 3
	log.Print(v)
}
