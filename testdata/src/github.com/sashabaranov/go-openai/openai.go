// Package openai is a stub of the community's OpenAI SDK: what the cases use.
package openai

import "context"

const (
	ChatMessageRoleSystem = "system"
	ChatMessageRoleUser   = "user"
	ChatMessageRoleTool   = "tool"
)

type Client struct{}

func NewClient(authToken string) *Client { return nil }

type ChatCompletionMessage struct {
	Role       string
	Content    string
	Name       string
	ToolCallID string
}

type ChatCompletionRequest struct {
	Model    string
	Messages []ChatCompletionMessage
	Metadata map[string]string
}

type ChatCompletionResponse struct{ ID string }

func (c *Client) CreateChatCompletion(ctx context.Context, r ChatCompletionRequest) (ChatCompletionResponse, error) {
	return ChatCompletionResponse{}, nil
}

type EmbeddingRequest struct {
	Input any
	Model string
}

func (c *Client) CreateEmbeddings(ctx context.Context, r EmbeddingRequest) (any, error) {
	return nil, nil
}
