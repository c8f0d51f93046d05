package panics

import (
	"fmt"
	"log"
	"os"
)

func explicit(n int) {
	if n > 1 {
		panic("no key like " + os.Getenv("API_KEY")) // want `API key from os.Getenv.* reaches a panic message`
	}
	if n > 0 {
		panic(fmt.Errorf("key %s", os.Getenv("API_KEY"))) // want `API key from os.Getenv.* reaches a panic message`
	}
	if os.Getenv("API_KEY") == "" {
		panic("API_KEY is not set")
	}
}

func must(key string, err error) string {
	if err != nil {
		panic(err)
	}
	return key
}

func load() (string, error) {
	key := os.Getenv("API_KEY")
	if key == "" {
		return "", fmt.Errorf("no key")
	}
	return key, nil
}

func use() {
	log.Print(len(must(load())))
	log.Print(must(load())) // want `API key from os.Getenv`
}

func recovered() {
	defer func() {
		if r := recover(); r != nil {
			log.Print("recovered")
		}
	}()
}
