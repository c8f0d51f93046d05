// Package openai is a stub of the official OpenAI SDK: what the cases use.
package openai

import (
	"context"

	"github.com/openai/openai-go/v3/option"
	"github.com/openai/openai-go/v3/packages/param"
	"github.com/openai/openai-go/v3/responses"
	"github.com/openai/openai-go/v3/shared"
)

type Client struct {
	Chat       ChatService
	Embeddings EmbeddingService
	Responses  responses.ResponseService
}

func NewClient(opts ...option.RequestOption) (c Client) { return }

type ChatService struct{ Completions ChatCompletionService }

type ChatCompletionService struct{}

type ChatCompletion struct{ ID string }

type ChatCompletionNewParams struct {
	Model    string
	Messages []ChatCompletionMessageParamUnion
	Tools    []shared.FunctionDefinitionParam
	Metadata shared.Metadata
}

func (s *ChatCompletionService) New(ctx context.Context, body ChatCompletionNewParams, opts ...option.RequestOption) (*ChatCompletion, error) {
	return nil, nil
}

type ChatCompletionMessageParamUnion struct {
	OfUser *ChatCompletionUserMessageParam
}

type ChatCompletionUserMessageParam struct {
	Content ChatCompletionUserMessageParamContentUnion
}

type ChatCompletionUserMessageParamContentUnion struct{ OfString param.Opt[string] }

type ChatCompletionContentPartTextParam struct{ Text string }

func UserMessage[T string | []ChatCompletionContentPartTextParam](content T) (m ChatCompletionMessageParamUnion) {
	return
}

func AssistantMessage[T string | []ChatCompletionContentPartTextParam](content T) (m ChatCompletionMessageParamUnion) {
	return
}

func SystemMessage[T string | []ChatCompletionContentPartTextParam](content T) (m ChatCompletionMessageParamUnion) {
	return
}

func ToolMessage[T string | []ChatCompletionContentPartTextParam](content T, toolCallID string) (m ChatCompletionMessageParamUnion) {
	return
}

func String(s string) (o param.Opt[string]) { return }

type EmbeddingService struct{}

type EmbeddingNewParams struct {
	Model string
	Input EmbeddingNewParamsInputUnion
}

type EmbeddingNewParamsInputUnion struct {
	OfString         param.Opt[string]
	OfArrayOfStrings []string
}

func (s *EmbeddingService) New(ctx context.Context, body EmbeddingNewParams) (any, error) {
	return nil, nil
}
