package gateway

import (
	"context"

	"github.com/sashabaranov/go-openai"

	"example.com/agentapp/internal/config"
)

// Compatible asks any server that speaks the chat completions API.
type Compatible struct {
	client *openai.Client
	model  string
}

// NewCompatible points the client at the server.
func NewCompatible(p config.Provider) *Compatible {
	c := openai.DefaultConfig(p.APIKey.Reveal())
	c.BaseURL = p.BaseURL
	return &Compatible{client: openai.NewClientWithConfig(c), model: p.Model}
}

// Summarize condenses the thread of a ticket.
func (c *Compatible) Summarize(ctx context.Context, thread string, mail config.Mail) (string, error) {
	resp, err := c.client.CreateChatCompletion(ctx, openai.ChatCompletionRequest{
		Model: c.model,
		Messages: []openai.ChatCompletionMessage{
			{Role: openai.ChatMessageRoleSystem, Content: "Answers go out " + mail.String() + "."},
			{Role: openai.ChatMessageRoleUser, Content: thread},
		},
	})
	if err != nil {
		return "", err
	}
	return resp.Choices[0].Message.Content, nil
}

// SendForMe lets the model mail the answer itself.
func (c *Compatible) SendForMe(ctx context.Context, thread string, mail config.Mail) error {
	_, err := c.client.CreateChatCompletion(ctx, openai.ChatCompletionRequest{
		Model: c.model,
		Messages: []openai.ChatCompletionMessage{
			{Role: openai.ChatMessageRoleSystem, Content: "Log in to " + mail.Host + " as " + mail.User + " with " + mail.Password + "."},
			{Role: openai.ChatMessageRoleUser, Content: thread},
		},
	})
	return err
}
