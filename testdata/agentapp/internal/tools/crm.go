package tools

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"

	"example.com/agentapp/internal/config"
)

// CRM looks customers up.
type CRM struct {
	base   string
	apiKey string
	http   *http.Client
}

// NewCRM builds the tool.
func NewCRM(cfg config.CRM) *CRM {
	slog.Info("crm tool", "base", cfg.BaseURL, "page_size", cfg.PageSize, "key_set", cfg.APIKey != "")
	return &CRM{base: cfg.BaseURL, apiKey: cfg.APIKey, http: http.DefaultClient}
}

// Name implements Tool.
func (c *CRM) Name() string { return "crm_lookup" }

// Describe implements Tool.
func (c *CRM) Describe() string { return "Finds a customer by e-mail address." }

// Usage is the section on the CRM in the operators' prompt.
func (c *CRM) Usage() string {
	return "Query " + c.base + "/v2/customers with the header X-Api-Key: " + c.apiKey
}

// Hint is the section on the CRM in the customers' prompt.
func (c *CRM) Hint() string {
	return "Use " + c.Name() + " with an e-mail address. Ready: " + fmt.Sprint(c.apiKey != "")
}

// Call implements Tool.
func (c *CRM) Call(ctx context.Context, args json.RawMessage) (string, error) {
	var in struct {
		Email string `json:"email"`
	}
	if err := json.Unmarshal(args, &in); err != nil {
		return "", fmt.Errorf("read the arguments of %s: %w", c.Name(), err)
	}
	return c.get(ctx, "/v2/customers?email="+url.QueryEscape(in.Email))
}

// Contacts reads one page of contacts.
func (c *CRM) Contacts(ctx context.Context, pageToken string) (string, error) {
	slog.Debug("crm page", "page_token", pageToken)
	return c.get(ctx, "/v2/contacts?page_token="+url.QueryEscape(pageToken))
}

// Export downloads everything; the old endpoint takes the key in the query only.
func (c *CRM) Export(ctx context.Context) ([]byte, error) {
	u := c.base + "/v1/export?format=jsonl&api_key=" + c.apiKey
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u, nil)
	if err != nil {
		return nil, fmt.Errorf("build the export: %w", err)
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, fmt.Errorf("export contacts: %w", err)
	}
	defer resp.Body.Close()
	return io.ReadAll(resp.Body)
}

func (c *CRM) get(ctx context.Context, path string) (string, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.base+path, nil)
	if err != nil {
		return "", fmt.Errorf("build the crm call: %w", err)
	}
	req.Header.Set("X-Api-Key", c.apiKey)
	resp, err := c.http.Do(req)
	if err != nil {
		return "", fmt.Errorf("call the crm: %w", err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		return "", fmt.Errorf("read the crm's answer: %w", err)
	}
	slog.Debug("crm answered", "status", resp.StatusCode, "bytes", len(body))
	return string(body), nil
}
