package gateway

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"os"
)

// CallError tells which call a provider refused.
type CallError struct {
	Endpoint string
	APIKey   string
	Status   int
}

func (e *CallError) Error() string {
	return fmt.Sprintf("%s with key %s: status %d", e.Endpoint, e.APIKey, e.Status)
}

// StatusError tells the same by the status alone.
type StatusError struct {
	Endpoint string
	APIKey   string
	Status   int
}

func (e *StatusError) Error() string { return fmt.Sprintf("%s: status %d", e.Endpoint, e.Status) }

// Balance asks the billing endpoint what is left.
func Balance(ctx context.Context, endpoint string) {
	apiKey := os.Getenv("OPENAI_ADMIN_KEY")
	status, err := head(ctx, endpoint, apiKey)
	if err != nil {
		slog.Warn("no balance", "endpoint", endpoint, "err", err)
		return
	}
	if status == http.StatusTooManyRequests {
		slog.Warn("balance refused", "err", &StatusError{Endpoint: endpoint, APIKey: apiKey, Status: status})
	}
	if status == http.StatusUnauthorized {
		slog.Warn("balance not allowed", "err", &CallError{Endpoint: endpoint, APIKey: apiKey, Status: status})
	}
}

func head(ctx context.Context, endpoint, key string) (int, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodHead, endpoint, nil)
	if err != nil {
		return 0, fmt.Errorf("build the call: %w", err)
	}
	req.Header.Set("Authorization", "Bearer "+key)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return 0, fmt.Errorf("ask for the balance: %w", err)
	}
	defer resp.Body.Close()
	return resp.StatusCode, nil
}
