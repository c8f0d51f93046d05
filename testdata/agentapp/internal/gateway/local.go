package gateway

import (
	"context"
	"fmt"

	"github.com/ollama/ollama/api"

	"example.com/agentapp/internal/config"
)

// Local asks a model on the agent's own machine.
type Local struct {
	client *api.Client
	model  string
}

// NewLocal finds the server in the environment.
func NewLocal(model string) (*Local, error) {
	client, err := api.ClientFromEnvironment()
	if err != nil {
		return nil, fmt.Errorf("local model: %w", err)
	}
	return &Local{client: client, model: model}, nil
}

// Classify sorts a ticket into a queue.
func (l *Local) Classify(ctx context.Context, ticket string, crm config.CRM) (string, error) {
	return l.chat(ctx, []api.Message{
		{Role: "system", Content: "You may read the CRM at " + crm.BaseURL + "."},
		{Role: "user", Content: ticket},
	})
}

// ClassifyWithCRM lets the model look the customer up.
func (l *Local) ClassifyWithCRM(ctx context.Context, ticket string, crm config.CRM) (string, error) {
	return l.chat(ctx, []api.Message{
		{Role: "system", Content: "The CRM at " + crm.BaseURL + " takes the key " + crm.APIKey + "."},
		{Role: "user", Content: ticket},
	})
}

func (l *Local) chat(ctx context.Context, messages []api.Message) (text string, err error) {
	err = l.client.Chat(ctx, &api.ChatRequest{Model: l.model, Messages: messages}, func(r api.ChatResponse) error {
		text += r.Message.Content
		return nil
	})
	return text, err
}
