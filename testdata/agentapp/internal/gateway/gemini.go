package gateway

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"

	"google.golang.org/genai"

	"example.com/agentapp/internal/config"
)

const geminiModels = "https://generativelanguage.googleapis.com/v1beta/models"

// Gemini is a Model on the Gemini API.
type Gemini struct {
	client    *genai.Client
	model     string
	maxTokens int32
}

// NewGemini builds the client and checks that the key works.
func NewGemini(ctx context.Context, p config.Provider) (*Gemini, error) {
	client, err := genai.NewClient(ctx, &genai.ClientConfig{APIKey: p.APIKey.Reveal(), Backend: genai.BackendGeminiAPI})
	if err != nil {
		return nil, fmt.Errorf("build the Gemini client: %w", err)
	}
	if err := probe(ctx, p.APIKey.Reveal()); err != nil {
		slog.Warn("Gemini is not reachable", "err", err)
	}
	if err := probeWithHeader(ctx, p.APIKey.Reveal()); err != nil {
		slog.Warn("Gemini does not take the header", "err", err)
	}
	return &Gemini{client: client, model: p.Model, maxTokens: int32(p.MaxTokens)}, nil
}

// probe lists the models as the quick start does.
func probe(ctx context.Context, key string) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, geminiModels+"?key="+url.QueryEscape(key), nil)
	if err != nil {
		return fmt.Errorf("build the probe: %w", err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return fmt.Errorf("list models: %w", err)
	}
	return resp.Body.Close()
}

// probeWithHeader does the same with the key in a header.
func probeWithHeader(ctx context.Context, key string) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, geminiModels+"?pageSize=1", nil)
	if err != nil {
		return fmt.Errorf("build the probe: %w", err)
	}
	req.Header.Set("X-Goog-Api-Key", key)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return fmt.Errorf("list models: %w", err)
	}
	return resp.Body.Close()
}

// Ask implements Model.
func (g *Gemini) Ask(ctx context.Context, system, question string) (Answer, error) {
	user := genai.NewContentFromText(question, genai.RoleUser)
	cfg := &genai.GenerateContentConfig{
		SystemInstruction: genai.NewContentFromText(system, genai.RoleUser),
		MaxOutputTokens:   g.maxTokens,
	}
	resp, err := g.client.Models.GenerateContent(ctx, g.model, []*genai.Content{user}, cfg)
	if err != nil {
		return Answer{}, fmt.Errorf("ask %s: %w", g.model, err)
	}
	if resp.UsageMetadata != nil {
		slog.Debug("gemini usage", "total_tokens", resp.UsageMetadata.TotalTokenCount)
	}
	return Answer{Text: resp.Text()}, nil
}

// Summarize condenses a failed exchange for the operator.
func (g *Gemini) Summarize(ctx context.Context, req *http.Request, status int) (string, error) {
	note := fmt.Sprintf("Explain why this call failed with %d: %s %s, headers %v", status, req.Method, req.URL.Path, req.Header)
	user := genai.NewContentFromText(note, genai.RoleUser)
	resp, err := g.client.Models.GenerateContent(ctx, g.model, []*genai.Content{user}, nil)
	if err != nil {
		return "", fmt.Errorf("summarize: %w", err)
	}
	return resp.Text(), nil
}
