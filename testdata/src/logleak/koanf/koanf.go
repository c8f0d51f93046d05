package koanf

import (
	"log"

	"github.com/knadh/koanf/v2"
)

func leak(k *koanf.Koanf) {
	log.Print("key ", k.String("openai.api_key")) // want `API key from .*reaches a log`
}

func nearMiss(k *koanf.Koanf) {
	log.Print("model ", k.String("openai.model"))
}
