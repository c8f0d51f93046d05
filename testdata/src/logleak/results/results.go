package results

import (
	"errors"
	"log"
	"os"
)

func named() (key string, err error) {
	key = os.Getenv("API_KEY")
	return
}

func cleaned() (s string) {
	defer func() { s = "[redacted]" }()
	s = os.Getenv("API_KEY")
	return
}

func filled() (s string) {
	defer func() { s = os.Getenv("API_KEY") }()
	return "x"
}

func recovered() (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = errors.New("failed")
		}
	}()
	return nil
}

func pair() (string, string) { return "host", os.Getenv("API_KEY") }

func pass(a, b string) (string, string) { return b, a }

func use() {
	k, err := named()
	log.Print(err)
	log.Print(k) // want `API key from os.Getenv`
	log.Print(cleaned())
	log.Print(filled()) // want `API key from os.Getenv`
	log.Print(recovered())
	host, key := pair()
	log.Print(host)
	log.Print(key) // want `API key from os.Getenv`
	a, b := pass(pair())
	log.Print(a) // want `API key from os.Getenv`
	log.Print(b)
	_, c := pass(key, "x")
	log.Print(c) // want `API key from os.Getenv`
}
