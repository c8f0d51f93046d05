package ollama

import (
	"os"

	"github.com/ollama/ollama/api"
)

func leak() api.Message {
	return api.Message{Role: "user", Content: "key " + os.Getenv("CRM_API_KEY")} // want `API key from os.Getenv.*reaches a model prompt`
}

func nearMiss() api.Message {
	return api.Message{Role: "user", Content: "the CRM is at " + os.Getenv("CRM_URL")}
}
