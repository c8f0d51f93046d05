package eino

import (
	"os"

	"github.com/cloudwego/eino/schema"
)

func leak() []*schema.Message {
	return []*schema.Message{
		schema.SystemMessage("key " + os.Getenv("CRM_API_KEY")), // want `API key from os.Getenv.*reaches the system prompt`
	}
}

func nearMiss() []*schema.Message {
	return []*schema.Message{schema.UserMessage("the CRM is at " + os.Getenv("CRM_URL"))}
}
