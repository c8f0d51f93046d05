package xterm

import (
	"log"

	"golang.org/x/term"
)

func leak() error {
	typed, err := term.ReadPassword(0)
	if err != nil {
		return err
	}
	log.Printf("typed %s", typed) // want `password typed at a terminal .*reaches a log`
	return nil
}

func nearMiss() error {
	typed, err := term.ReadPassword(0)
	if err != nil {
		return err
	}
	log.Printf("typed %d bytes", len(typed))
	return nil
}
