package apexlog

import (
	"os"

	"github.com/apex/log"
)

func leak() {
	log.WithField("api_key", os.Getenv("OPENAI_API_KEY")).Info("start") // want `API key from os.Getenv.*reaches a log`
}

func nearMiss() {
	log.WithField("configured", os.Getenv("OPENAI_API_KEY") != "").Info("start")
}
