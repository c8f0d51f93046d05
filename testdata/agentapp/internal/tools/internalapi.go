package tools

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"

	"example.com/agentapp/internal/config"
)

// Internal calls the company's internal API.
type Internal struct {
	base  string
	token config.Secret
}

// NewInternal builds the tool.
func NewInternal(cfg config.Internal) *Internal {
	t := &Internal{base: cfg.BaseURL, token: config.NewSecret(cfg.Token)}
	slog.Debug("internal api", "base", t.base, "token", t.token)
	slog.Debug("internal api tool", "tool", fmt.Sprintf("%+v", *t))
	return t
}

// Name implements Tool.
func (t *Internal) Name() string { return "internal_api" }

// Describe implements Tool.
func (t *Internal) Describe() string { return "Calls the internal API." }

// Call implements Tool.
func (t *Internal) Call(ctx context.Context, args json.RawMessage) (string, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, t.base+"/agent/actions", bytes.NewReader(args))
	if err != nil {
		return "", fmt.Errorf("build the call: %w", err)
	}
	req.Header.Set("Authorization", "Bearer "+t.token.Reveal())
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return "", fmt.Errorf("call the internal api: %w", err)
	}
	defer resp.Body.Close()
	slog.Debug("internal api answered", "status", resp.StatusCode, "request_id", resp.Header.Get("X-Request-Id"))
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		return "", fmt.Errorf("read the answer: %w", err)
	}
	return string(body), nil
}
