package gateway

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"

	"github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/option"

	"example.com/agentapp/internal/config"
)

// OpenAI is a Model on the chat completions API.
type OpenAI struct {
	client    openai.Client
	model     string
	maxTokens int64
}

// NewOpenAI builds the client; the key goes nowhere else.
func NewOpenAI(p config.Provider) *OpenAI {
	opts := []option.RequestOption{option.WithAPIKey(p.APIKey.Reveal()), option.WithMiddleware(traceRequests)}
	if p.BaseURL != "" {
		opts = append(opts, option.WithBaseURL(p.BaseURL))
	}
	return &OpenAI{client: openai.NewClient(opts...), model: p.Model, maxTokens: int64(p.MaxTokens)}
}

// traceRequests is on in every environment until the 429s are understood.
func traceRequests(req *http.Request, next option.MiddlewareNext) (*http.Response, error) {
	slog.Debug("provider request", "path", req.URL.Path, "headers", req.Header)
	resp, err := next(req)
	if err == nil {
		slog.Debug("provider response", "status", resp.StatusCode, "remaining", resp.Header.Get("X-Ratelimit-Remaining-Tokens"))
	}
	return resp, err
}

// Ask implements Model.
func (o *OpenAI) Ask(ctx context.Context, system, question string) (Answer, error) {
	var messages []openai.ChatCompletionMessageParamUnion
	messages = append(messages, openai.SystemMessage(system))
	messages = append(messages, openai.UserMessage(question))
	return o.complete(ctx, messages)
}

// AskWithAPI lets the model call the internal API itself.
func (o *OpenAI) AskWithAPI(ctx context.Context, api config.Internal, question string) (Answer, error) {
	access := fmt.Sprintf("The internal API is at %s. Send the header Authorization: Bearer %s.", api.BaseURL, api.Token)
	var messages []openai.ChatCompletionMessageParamUnion
	messages = append(messages, openai.SystemMessage(access))
	messages = append(messages, openai.UserMessage(question))
	return o.complete(ctx, messages)
}

// AskWithTool tells the model which tool reaches the internal API.
func (o *OpenAI) AskWithTool(ctx context.Context, api config.Internal, question string) (Answer, error) {
	access := fmt.Sprintf("The internal API is at %s; the tool internal_api reaches it (ready: %t).", api.BaseURL, api.Token != "")
	var messages []openai.ChatCompletionMessageParamUnion
	messages = append(messages, openai.SystemMessage(access))
	messages = append(messages, openai.UserMessage(question))
	return o.complete(ctx, messages)
}

// Continue hands tool results back.
func (o *OpenAI) Continue(ctx context.Context, messages []openai.ChatCompletionMessageParamUnion, results map[string]string) (Answer, error) {
	for id, text := range results {
		messages = append(messages, openai.ToolMessage(text, id))
	}
	return o.complete(ctx, messages)
}

func (o *OpenAI) complete(ctx context.Context, messages []openai.ChatCompletionMessageParamUnion) (Answer, error) {
	resp, err := o.client.Chat.Completions.New(ctx, openai.ChatCompletionNewParams{
		Model:               o.model,
		MaxCompletionTokens: openai.Int(o.maxTokens),
		Messages:            messages,
	})
	if err != nil {
		return Answer{}, fmt.Errorf("ask %s: %w", o.model, err)
	}
	slog.DebugContext(ctx, "usage", "prompt_tokens", resp.Usage.PromptTokens, "completion_tokens", resp.Usage.CompletionTokens, "max_tokens", o.maxTokens)
	ans := Answer{InputTokens: resp.Usage.PromptTokens, OutputTokens: resp.Usage.CompletionTokens}
	if len(resp.Choices) > 0 {
		ans.Text = resp.Choices[0].Message.Content
		for _, c := range resp.Choices[0].Message.ToolCalls {
			ans.Calls = append(ans.Calls, Call{ID: c.ID, Tool: c.Function.Name, Args: c.Function.Arguments})
		}
	}
	return ans, nil
}
