package gcplogging

import (
	"os"

	"cloud.google.com/go/logging"
)

func leak(logger *logging.Logger) {
	logger.Log(logging.Entry{Payload: map[string]string{"key": os.Getenv("GEMINI_API_KEY")}}) // want `API key from os.Getenv.*reaches a log`
}

func nearMiss(logger *logging.Logger) {
	logger.Log(logging.Entry{Payload: map[string]string{"model": os.Getenv("GEMINI_MODEL")}})
}
