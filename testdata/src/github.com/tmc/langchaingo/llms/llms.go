// Package llms is a stub of langchaingo's model interface: what the cases use.
package llms

import "context"

type ChatMessageType string

const (
	ChatMessageTypeSystem ChatMessageType = "system"
	ChatMessageTypeHuman  ChatMessageType = "human"
)

type ContentPart interface{ isPart() }

type TextContent struct{ Text string }

func (TextContent) isPart() {}

type ToolCallResponse struct{ ToolCallID, Name, Content string }

func (ToolCallResponse) isPart() {}

type MessageContent struct {
	Role  ChatMessageType
	Parts []ContentPart
}

type ContentResponse struct{ StopReason string }

type CallOption func()

type Model interface {
	GenerateContent(ctx context.Context, messages []MessageContent, options ...CallOption) (*ContentResponse, error)
	Call(ctx context.Context, prompt string, options ...CallOption) (string, error)
}

func TextParts(role ChatMessageType, parts ...string) (m MessageContent) { return }

func TextPart(s string) (c TextContent) { return }

func GenerateFromSinglePrompt(ctx context.Context, llm Model, prompt string, options ...CallOption) (string, error) {
	return "", nil
}
