package viper

import (
	"log"

	"github.com/spf13/viper"
)

func leak(v *viper.Viper) {
	log.Print("key ", viper.GetString("openai.api_key")) // want `API key from .*reaches a log`
	log.Print("settings ", v.AllSettings())              // want `all settings .*reaches a log`
}

func nearMiss(v *viper.Viper) {
	log.Print("model ", viper.GetString("openai.model"))
	log.Print("settings ", len(v.AllSettings()))
}
