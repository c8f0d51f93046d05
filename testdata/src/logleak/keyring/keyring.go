package keyring

import (
	"log"
	"os"

	"github.com/zalando/go-keyring"
)

func leak() error {
	value, err := keyring.Get("agent", "openai")
	if err != nil {
		return err
	}
	log.Print("using ", value) // want `keyring secret .*reaches a log`
	return nil
}

func nearMiss() error {
	if _, err := keyring.Get("agent", "openai"); err != nil {
		return err
	}
	return keyring.Set("agent", "openai", os.Getenv("OPENAI_API_KEY"))
}
