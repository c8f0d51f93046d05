package verbs

import (
	"fmt"
	"log"
	"os"
)

type config struct{ Name, APIKey string }

func text() {
	key := os.Getenv("API_KEY")
	log.Printf("%s", key)     // want `API key from os.Getenv`
	log.Printf("%q", key)     // want `API key from os.Getenv`
	log.Printf("%v", key)     // want `API key from os.Getenv`
	log.Printf("%x", key)     // want `API key from os.Getenv`
	log.Printf("%10.4s", key) // want `API key from os.Getenv`
	log.Printf("%T", key)
	log.Printf("%p", &key)
	log.Printf("%d", len(key))
	log.Printf("%t", key == "")
	log.Printf("100%%")
}

func several() {
	key := os.Getenv("API_KEY")
	log.Printf("%d of %s: %T", 3, "x", key)
	log.Printf("%d of %s: %T", 3, key, "x") // want `API key from os.Getenv`
	log.Printf("%[2]s %[1]d", 3, key)       // want `API key from os.Getenv`
	log.Printf("%*d %s", 4, 3, key)         // want `API key from os.Getenv`
	log.Printf("%T", config{APIKey: key})
	log.Printf("%+v", config{APIKey: key})  // want `API key from os.Getenv`
	log.Printf("%#v", &config{APIKey: key}) // want `API key from os.Getenv`
	log.Printf("%s", key+"x")               // want `API key from os.Getenv`
	log.Printf("extra", key)                // want `API key from os.Getenv`
}

func formats() {
	key := os.Getenv("API_KEY")
	log.Print(fmt.Sprintf("%T", key))
	log.Print(fmt.Sprintf("%s", key)) // want `API key from os.Getenv`
	log.Print(fmt.Errorf("%w: %T", os.ErrNotExist, key))
	log.Print(fmt.Errorf("%s: %w", key, os.ErrNotExist)) // want `API key from os.Getenv`
	log.Print(string(fmt.Appendf(nil, "%v", key)))       // want `API key from os.Getenv`
	format := "%s"
	log.Printf(format, key) // want `API key from os.Getenv`
}
