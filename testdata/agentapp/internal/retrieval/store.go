// Package retrieval keeps the runbooks where the models can look them up.
package retrieval

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/philippgille/chromem-go"

	"example.com/agentapp/internal/config"
)

// Store is the vector store of one agent.
type Store struct {
	collection *chromem.Collection
}

// Open builds the store; embeddings come from OpenAI.
func Open(p config.Provider) (*Store, error) {
	embed := chromem.NewEmbeddingFuncOpenAI(p.APIKey.Reveal(), chromem.EmbeddingModelOpenAI3Small)
	c, err := chromem.NewDB().GetOrCreateCollection("runbooks", nil, embed)
	if err != nil {
		return nil, fmt.Errorf("open the runbook collection: %w", err)
	}
	return &Store{collection: c}, nil
}

// Add stores a runbook.
func (s *Store) Add(ctx context.Context, id, text string) error {
	return s.collection.AddDocument(ctx, chromem.Document{ID: id, Content: text})
}

// AddSystem describes a system to the models, as JSON.
func (s *Store) AddSystem(ctx context.Context, name string, settings any) error {
	b, err := json.MarshalIndent(settings, "", "  ")
	if err != nil {
		return fmt.Errorf("describe %s: %w", name, err)
	}
	return s.collection.AddDocument(ctx, chromem.Document{ID: "system/" + name, Content: string(b)})
}

// AddEndpoint describes how a database is reached.
func (s *Store) AddEndpoint(ctx context.Context, db config.Database) error {
	meta := map[string]string{"kind": "postgres", "dsn": db.DSN}
	return s.collection.AddDocument(ctx, chromem.Document{ID: "db/tickets", Content: "The ticket database.", Metadata: meta})
}

// Find returns the texts nearest to a question.
func (s *Store) Find(ctx context.Context, question string, n int) ([]string, error) {
	hits, err := s.collection.Query(ctx, question, n, nil, nil)
	if err != nil {
		return nil, fmt.Errorf("search runbooks: %w", err)
	}
	texts := make([]string, 0, len(hits))
	for _, h := range hits {
		texts = append(texts, h.Content)
	}
	return texts, nil
}
