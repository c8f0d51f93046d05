package retrieval

import (
	"context"
	"fmt"
	"log/slog"

	"github.com/openai/openai-go/v3"

	"example.com/agentapp/internal/config"
	"example.com/agentapp/internal/logging"
)

// Embedder turns texts into vectors for the ticket search.
type Embedder struct{ client openai.Client }

// Embed returns the vector of one text.
func (e *Embedder) Embed(ctx context.Context, text string) ([]float64, error) {
	input := openai.EmbeddingNewParamsInputUnion{OfString: openai.String(text)}
	resp, err := e.client.Embeddings.New(ctx, openai.EmbeddingNewParams{Model: openai.EmbeddingModelTextEmbedding3Small, Input: input})
	if err != nil {
		return nil, fmt.Errorf("embed %d characters: %w", len(text), err)
	}
	slog.Debug("embedded", "tokens", resp.Usage.TotalTokens)
	if len(resp.Data) == 0 {
		return nil, fmt.Errorf("embed: no vector")
	}
	return resp.Data[0].Embedding, nil
}

// EmbedCRM makes the CRM findable by its settings.
func (e *Embedder) EmbedCRM(ctx context.Context, crm config.CRM) ([]float64, error) {
	return e.Embed(ctx, fmt.Sprintf("CRM %s, key %s, %d rows a page", crm.BaseURL, crm.APIKey, crm.PageSize))
}

// EmbedMail makes the relay findable by its address.
func (e *Embedder) EmbedMail(ctx context.Context, m *config.Mail) ([]float64, error) {
	return e.Embed(ctx, "mail relay "+m.String())
}

// EmbedTicket indexes what a customer wrote.
func (e *Embedder) EmbedTicket(ctx context.Context, body string) ([]float64, error) {
	return e.Embed(ctx, logging.Scrub(body))
}

// Seed fills the store at the first start.
func Seed(ctx context.Context, s *Store, cfg *config.Config) error {
	if err := s.AddSystem(ctx, "search", cfg.Search); err != nil {
		return err
	}
	if err := s.AddSystem(ctx, "internal", cfg.Internal); err != nil {
		return err
	}
	if err := s.AddSystem(ctx, "limits", cfg.Limits); err != nil {
		return err
	}
	return s.Add(ctx, "crm", "The CRM is at "+cfg.CRM.BaseURL+". Ask #sales-tools for a key.")
}
