package godotenv

import (
	"log"

	"github.com/joho/godotenv"
)

func leak() error {
	env, err := godotenv.Read(".env")
	if err != nil {
		return err
	}
	log.Print("environment: ", env) // want `the .env file .*reaches a log`
	return nil
}

func nearMiss() error {
	env, err := godotenv.Read(".env")
	if err != nil {
		return err
	}
	log.Print("settings: ", len(env))
	return nil
}
