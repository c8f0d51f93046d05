package openaiagents

import (
	"os"

	"github.com/nlpodyssey/openai-agents-go/agents"
)

func leak() *agents.Agent {
	return agents.New("crm").WithInstructions("key " + os.Getenv("CRM_API_KEY")) // want `API key from os.Getenv.*reaches the system prompt`
}

func nearMiss() *agents.Agent {
	return agents.New("crm").WithInstructions("the CRM is at " + os.Getenv("CRM_URL"))
}
