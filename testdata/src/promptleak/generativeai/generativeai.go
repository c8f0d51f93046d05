package generativeai

import (
	"os"

	"github.com/google/generative-ai-go/genai"
)

func leak() []genai.Part {
	return []genai.Part{genai.Text("key " + os.Getenv("CRM_API_KEY"))} // want `API key from os.Getenv.*reaches a model prompt`
}

func nearMiss() []genai.Part {
	return []genai.Part{genai.Text("the CRM is at " + os.Getenv("CRM_URL"))}
}
