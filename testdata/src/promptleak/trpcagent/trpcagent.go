package trpcagent

import (
	"os"

	"trpc.group/trpc-go/trpc-agent-go/model"
)

func leak() model.Message {
	return model.NewSystemMessage("key " + os.Getenv("CRM_API_KEY")) // want `API key from os.Getenv.*reaches the system prompt`
}

func nearMiss() model.Message {
	return model.NewSystemMessage("the CRM is at " + os.Getenv("CRM_URL"))
}
