package genkit

import (
	"os"

	"github.com/firebase/genkit/go/ai"
)

func leak() *ai.Part {
	return ai.NewTextPart("key " + os.Getenv("CRM_API_KEY")) // want `API key from os.Getenv.*reaches a model prompt`
}

func nearMiss() *ai.Part {
	return ai.NewTextPart("the CRM is at " + os.Getenv("CRM_URL"))
}
