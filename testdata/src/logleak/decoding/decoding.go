package decoding

import (
	"bufio"
	"encoding/json"
	"io"
	"log"
	"net/http"
	"os"
	"strings"
)

type credentials struct {
	User     string `json:"user"`
	Password string `json:"password"`
}

type login struct {
	User string `json:"user"`
	Auth struct {
		ClientSecret string `json:"client_secret"`
		TokenURL     string `json:"token_url"`
	} `json:"auth"`
}

func body(r *http.Request) {
	var c credentials
	if err := json.NewDecoder(r.Body).Decode(&c); err != nil {
		log.Print(err)
		return
	}
	log.Print(c.User)
	log.Printf("login %+v", c) // want `password in credentials.Password`
}

func nested(b []byte) {
	var l login
	if json.Unmarshal(b, &l) != nil {
		return
	}
	log.Print(l.User, l.Auth.TokenURL)
	log.Print(l.Auth.ClientSecret) // want `client secret in`
	log.Print(l)                   // want `client secret in`
}

// What was encoded is in the bytes, and comes back out of them.
func roundTrip() {
	b, _ := json.Marshal(credentials{"u", os.Getenv("DB_PASSWORD")})
	var c credentials
	_ = json.Unmarshal(b, &c)
	log.Print(c.Password) // want `password`
	log.Print(string(b))  // want `password from os.Getenv`
	c = credentials{User: "u"}
	log.Print(c)
}

func lines() {
	s := bufio.NewScanner(strings.NewReader(os.Getenv("API_KEYS")))
	for s.Scan() {
		log.Print(s.Text()) // want `API keys from os.Getenv`
	}
	all, _ := io.ReadAll(strings.NewReader(os.Getenv("API_KEY")))
	log.Print(string(all)) // want `API key from os.Getenv`
	log.Print(len(all))
	other := bufio.NewScanner(os.Stdin)
	for other.Scan() {
		log.Print(other.Text())
	}
}
