package redactingtypes

import (
	"log"

	"go.opentelemetry.io/collector/config/configopaque"
)

func leak(key configopaque.String) {
	log.Print("key ", string(key)) // want `secret .*reaches a log`
}

func nearMiss(key configopaque.String) {
	log.Print("key ", key)
	log.Print("key ", key.String())
}
