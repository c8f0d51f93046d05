package goanthropic

import (
	"os"

	"github.com/liushuangls/go-anthropic/v2"
)

func leak() anthropic.Message {
	return anthropic.NewUserTextMessage("key " + os.Getenv("CRM_API_KEY")) // want `API key from os.Getenv.*reaches a model prompt`
}

func nearMiss() (*anthropic.Client, anthropic.Message) {
	return anthropic.NewClient(os.Getenv("ANTHROPIC_API_KEY")), anthropic.NewUserTextMessage("the CRM is at " + os.Getenv("CRM_URL"))
}
