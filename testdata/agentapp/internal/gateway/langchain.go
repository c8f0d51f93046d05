package gateway

import (
	"context"
	"fmt"
	"log"

	"github.com/tmc/langchaingo/llms"
	"github.com/tmc/langchaingo/llms/openai"

	"example.com/agentapp/internal/config"
	"example.com/agentapp/internal/logging"
)

// Chain runs the older prompts that were written for langchaingo.
type Chain struct {
	llm llms.Model
	crm config.CRM
}

// NewChain builds the model.
func NewChain(p config.Provider, crm config.CRM) (*Chain, error) {
	llm, err := openai.New(openai.WithToken(p.APIKey.Reveal()), openai.WithModel(p.Model))
	if err != nil {
		return nil, fmt.Errorf("build %s: %w", p.Model, err)
	}
	log.Printf("chain: model %s, crm key %s", p.Model, logging.Mask(crm.APIKey))
	return &Chain{llm: llm, crm: crm}, nil
}

// FindCustomer asks the model to write the CRM call.
func (c *Chain) FindCustomer(ctx context.Context, name string) (string, error) {
	task := "Write the curl command that finds the customer " + name + ". Settings: " + fmt.Sprintf("%+v", c.crm)
	return llms.GenerateFromSinglePrompt(ctx, c.llm, task)
}

// DescribeCustomer has the model write the search terms only.
func (c *Chain) DescribeCustomer(ctx context.Context, name string) (string, error) {
	terms := fmt.Sprintf("Write search terms for the customer %q. The CRM at %s answers %d rows a page.", name, c.crm.BaseURL, c.crm.PageSize)
	return llms.GenerateFromSinglePrompt(ctx, c.llm, terms)
}

// Triage sorts a ticket; the rules come from the operators.
func (c *Chain) Triage(ctx context.Context, rules, ticket string) (string, error) {
	messages := []llms.MessageContent{llms.TextParts(llms.ChatMessageTypeSystem, rules)}
	messages = append(messages, llms.TextParts(llms.ChatMessageTypeHuman, logging.Scrub(ticket)))
	resp, err := c.llm.GenerateContent(ctx, messages, llms.WithMaxTokens(256))
	if err != nil {
		return "", fmt.Errorf("triage: %w", err)
	}
	if len(resp.Choices) == 0 {
		return "", fmt.Errorf("triage: no answer")
	}
	return resp.Choices[0].Content, nil
}
