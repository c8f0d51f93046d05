package mistral

import (
	"os"

	"github.com/gage-technologies/mistral-go"
)

func leak() mistral.ChatMessage {
	return mistral.ChatMessage{Role: "user", Content: "key " + os.Getenv("CRM_API_KEY")} // want `API key from os.Getenv.*reaches a model prompt`
}

func nearMiss() (*mistral.MistralClient, mistral.ChatMessage) {
	return mistral.NewMistralClientDefault(os.Getenv("MISTRAL_API_KEY")), mistral.ChatMessage{Role: "user", Content: "the CRM is at " + os.Getenv("CRM_URL")}
}
