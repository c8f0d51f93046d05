package azopenai

import (
	"os"

	"github.com/Azure/azure-sdk-for-go/sdk/ai/azopenai"
)

func leak() *azopenai.ChatRequestUserMessageContent {
	return azopenai.NewChatRequestUserMessageContent("key " + os.Getenv("CRM_API_KEY")) // want `API key from os.Getenv.*reaches a model prompt`
}

func nearMiss() *azopenai.ChatRequestUserMessageContent {
	return azopenai.NewChatRequestUserMessageContent("the CRM is at " + os.Getenv("CRM_URL"))
}
