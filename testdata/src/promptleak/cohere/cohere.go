package cohere

import (
	"os"

	cohere "github.com/cohere-ai/cohere-go/v2"
)

func leak() *cohere.ChatRequest {
	return &cohere.ChatRequest{Message: "key " + os.Getenv("CRM_API_KEY")} // want `API key from os.Getenv.*reaches a model prompt`
}

func nearMiss() *cohere.ChatRequest {
	return &cohere.ChatRequest{Message: "the CRM is at " + os.Getenv("CRM_URL")}
}
