package returnederrors

import (
	"fmt"
	"os"

	"logleak/returnederrors/store"
)

type config struct{ DSN string }

func open(c config) error {
	if err := store.Open(c.DSN); err != nil {
		return fmt.Errorf("open: %w", err)
	}
	return nil
}

func reopen() error {
	return open(config{DSN: os.Getenv("DATABASE_DSN")})
}

func parse() error {
	if err := store.Parse(os.Getenv("API_KEY")); err != nil {
		return fmt.Errorf("parse: %w", err) // want `API key from os.Getenv.* reaches a returned error`
	}
	return nil
}
