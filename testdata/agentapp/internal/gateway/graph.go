package gateway

import (
	"github.com/cloudwego/eino/schema"

	"example.com/agentapp/internal/config"
)

// Turn is the conversation that the graph of the new agent starts with.
func Turn(api config.Internal, question string) []*schema.Message {
	return []*schema.Message{
		schema.SystemMessage("The internal API is at " + api.BaseURL + "."),
		schema.UserMessage(question),
	}
}

// TurnWithAccess is Turn for the operators' agent.
func TurnWithAccess(api config.Internal, question string) []*schema.Message {
	return []*schema.Message{
		schema.SystemMessage("Call " + api.BaseURL + " with the bearer token " + api.Token + "."),
		schema.UserMessage(question),
	}
}
