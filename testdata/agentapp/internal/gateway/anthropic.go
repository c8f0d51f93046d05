package gateway

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"strings"

	"github.com/anthropics/anthropic-sdk-go"
	"github.com/anthropics/anthropic-sdk-go/option"

	"example.com/agentapp/internal/config"
	"example.com/agentapp/internal/logging"
)

// Anthropic is a Model on the messages API.
type Anthropic struct {
	client    anthropic.Client
	model     string
	maxTokens int64
}

// NewAnthropic builds the client.
func NewAnthropic(p config.Provider) *Anthropic {
	trace := func(req *http.Request, next option.MiddlewareNext) (*http.Response, error) {
		slog.Debug("anthropic request", "path", req.URL.Path, "headers", logging.Headers(req.Header))
		return next(req)
	}
	slog.Info("anthropic client", "model", p.Model, "key", p.APIKey, "max_tokens", p.MaxTokens)
	return &Anthropic{
		client:    anthropic.NewClient(option.WithAPIKey(p.APIKey.Reveal()), option.WithMiddleware(trace)),
		model:     p.Model,
		maxTokens: int64(p.MaxTokens),
	}
}

// Ask implements Model.
func (a *Anthropic) Ask(ctx context.Context, system, question string) (Answer, error) {
	sys := anthropic.TextBlockParam{Text: system}
	return a.send(ctx, sys, anthropic.NewUserMessage(anthropic.NewTextBlock(question)))
}

// AskOperator answers an operator's question with knowledge of the deployment.
func (a *Anthropic) AskOperator(ctx context.Context, question string) (Answer, error) {
	var b strings.Builder
	b.WriteString("You help the operators of the support agent. Their environment:\n")
	fmt.Fprintf(&b, "AGENT_ENV=%s\n", os.Getenv("AGENT_ENV"))
	fmt.Fprintf(&b, "INTERNAL_API_TOKEN=%s\n", os.Getenv("INTERNAL_API_TOKEN"))
	sys := anthropic.TextBlockParam{Text: b.String()}
	return a.send(ctx, sys, anthropic.NewUserMessage(anthropic.NewTextBlock(question)))
}

// AskReviewer knows which variables are set and nothing of what is in them.
func (a *Anthropic) AskReviewer(ctx context.Context, question string) (Answer, error) {
	var b strings.Builder
	b.WriteString("You review deployments of the support agent. Variables:\n")
	for _, name := range []string{"AGENT_ENV", "INTERNAL_API_TOKEN", "OPENAI_API_KEY"} {
		fmt.Fprintf(&b, "%s set=%t\n", name, os.Getenv(name) != "")
	}
	review := anthropic.TextBlockParam{Text: b.String()}
	return a.send(ctx, review, anthropic.NewUserMessage(anthropic.NewTextBlock(question)))
}

// Result hands a tool result back.
func (a *Anthropic) Result(callID, text string, failed bool) anthropic.MessageParam {
	return anthropic.NewUserMessage(anthropic.NewToolResultBlock(callID, text, failed))
}

func (a *Anthropic) send(ctx context.Context, sys anthropic.TextBlockParam, messages ...anthropic.MessageParam) (Answer, error) {
	resp, err := a.client.Messages.New(ctx, anthropic.MessageNewParams{
		Model:     anthropic.Model(a.model),
		MaxTokens: a.maxTokens,
		System:    []anthropic.TextBlockParam{sys},
		Messages:  messages,
	})
	if err != nil {
		return Answer{}, fmt.Errorf("ask %s: %w", a.model, err)
	}
	ans := Answer{InputTokens: resp.Usage.InputTokens, OutputTokens: resp.Usage.OutputTokens}
	for _, block := range resp.Content {
		ans.Text += block.Text
	}
	return ans, nil
}
