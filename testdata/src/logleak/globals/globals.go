package globals

import (
	"log"
	"os"
)

var key = os.Getenv("API_KEY")

var region = os.Getenv("REGION")

var derived = "Bearer " + key

var config struct {
	host string
	key  string
}

var late string

var table = map[string]string{"user": "u", "pin": os.Getenv("DB_PASSWORD")}

func init() {
	config.host = "h"
	config.key = os.Getenv("API_KEY")
}

func read() {
	log.Print(key) // want `API key from os.Getenv`
	log.Print(region)
	log.Print(derived) // want `API key from os.Getenv`
	log.Print(config.host)
	log.Print(config.key) // want `API key from os.Getenv`
	log.Print(late)       // want `API key from os.Getenv`
	log.Print(table["user"])
	log.Print(table["pin"]) // want `password from os.Getenv`
}

func setUp() { late = os.Getenv("API_KEY") }

var pointer *string

func point() {
	s := os.Getenv("API_KEY")
	pointer = &s
}

func follow() {
	log.Print(*pointer) // want `API key from os.Getenv`
	log.Print(pointer)
}
