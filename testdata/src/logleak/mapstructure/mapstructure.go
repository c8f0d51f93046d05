package mapstructure

import (
	"log"
	"os"

	"github.com/go-viper/mapstructure/v2"
)

type credentials struct{ Value string }

func leak() error {
	var c credentials
	if err := mapstructure.Decode(map[string]any{"Value": os.Getenv("OPENAI_API_KEY")}, &c); err != nil {
		return err // want `API key from os.Getenv.*reaches a returned error`
	}
	log.Print(c.Value) // want `API key from os.Getenv.*reaches a log`
	return nil
}

func nearMiss() error {
	var c credentials
	if err := mapstructure.Decode(map[string]any{"Value": os.Getenv("OPENAI_MODEL")}, &c); err != nil {
		return err
	}
	log.Print(c.Value)
	return nil
}
