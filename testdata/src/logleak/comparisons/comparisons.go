// Package comparisons has variables that are known to be a constant behind a comparison.
package comparisons

import (
	"fmt"
	"log"
	"os"
)

func empty() error {
	token := os.Getenv("API_TOKEN")
	if token == "" {
		return fmt.Errorf("token %q is empty", token)
	}
	if len(token) == 0 {
		log.Print(token)
	}
	if "none" == token {
		log.Print(token)
		return nil
	}
	if token != "" {
		log.Print(token) // want `token from os.Getenv`
	} else {
		log.Print(token)
	}
	if len(token) != 0 {
		log.Print(token) // want `token from os.Getenv`
	}
	return nil
}

type config struct{ APIKey, Mode string }

func field(c *config, password string) {
	if c.APIKey == "" {
		c.APIKey = os.Getenv("API_KEY")
	}
	log.Print(c.APIKey) // want `API key`
	switch password {
	case "", "changeme":
		log.Print("bad password ", password)
	default:
		log.Print("good password ", password) // want `password in parameter password`
	}
}

// Another variable's comparison says nothing.
func other(c config) {
	if c.Mode == "debug" {
		log.Print(c.APIKey) // want `API key in config.APIKey`
	}
}
