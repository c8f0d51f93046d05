// Package anthropic is a stub of the Anthropic SDK: what the cases use.
package anthropic

import (
	"context"

	"github.com/anthropics/anthropic-sdk-go/option"
	"github.com/anthropics/anthropic-sdk-go/packages/param"
)

type Client struct{ Messages MessageService }

func NewClient(opts ...option.RequestOption) (c Client) { return }

type MessageService struct{}

type Message struct{ ID string }

func (s *MessageService) New(ctx context.Context, body MessageNewParams) (*Message, error) {
	return nil, nil
}

type MessageNewParams struct {
	Model     string
	MaxTokens int64
	System    []TextBlockParam
	Messages  []MessageParam
	Tools     []ToolParam
}

type MessageParam struct{ Content []ContentBlockParamUnion }

type ContentBlockParamUnion struct{ OfText *TextBlockParam }

type TextBlockParam struct{ Text string }

type ToolParam struct {
	Name        string
	Description param.Opt[string]
}

func NewUserMessage(blocks ...ContentBlockParamUnion) (m MessageParam) { return }

func NewTextBlock(text string) (b ContentBlockParamUnion) { return }

func NewToolUseBlock(id string, input any, name string) (b ContentBlockParamUnion) { return }

func NewToolResultBlock(toolUseID, content string, isError bool) (b ContentBlockParamUnion) { return }

func String(s string) (o param.Opt[string]) { return }
