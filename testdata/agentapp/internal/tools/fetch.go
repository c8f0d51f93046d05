package tools

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"example.com/agentapp/internal/config"
)

// Fetch searches the web for the model.
type Fetch struct {
	cfg    config.Search
	client *http.Client
}

// NewFetch builds the tool.
func NewFetch(cfg config.Search) *Fetch {
	return &Fetch{cfg: cfg, client: &http.Client{Timeout: 10 * time.Second}}
}

// Name implements Tool.
func (f *Fetch) Name() string { return "web_search" }

// Describe implements Tool.
func (f *Fetch) Describe() string { return "Searches the web." }

// Call implements Tool.
func (f *Fetch) Call(ctx context.Context, args json.RawMessage) (string, error) {
	var in struct {
		Query string `json:"query"`
	}
	if err := json.Unmarshal(args, &in); err != nil {
		return "", fmt.Errorf("read the arguments of %s: %w", f.Name(), err)
	}
	q := url.Values{"q": {in.Query}, "api_key": {f.cfg.APIKey}}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, f.cfg.BaseURL+"?"+q.Encode(), nil)
	if err != nil {
		return "", fmt.Errorf("build the search: %w", err)
	}
	resp, err := f.client.Do(req)
	if err != nil {
		return "", fmt.Errorf("search the web: %w", err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(io.LimitReader(resp.Body, 1<<20))
	if err != nil {
		return "", fmt.Errorf("read the results: %w", err)
	}
	return string(body), nil
}

// Page is a fetched page as the models see it.
type Page struct {
	URL     string
	Status  int
	Type    string
	Request http.Header
	Text    string
}

// Get fetches one page, with the token if it is ours.
func (f *Fetch) Get(ctx context.Context, address, bearer string) (*Page, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, fmt.Errorf("build the request: %w", err)
	}
	if strings.HasSuffix(req.URL.Hostname(), ".internal.example") {
		req.Header.Set("Authorization", "Bearer "+bearer)
	}
	resp, err := f.client.Do(req)
	if err != nil {
		return nil, fmt.Errorf("fetch the page: %w", err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(io.LimitReader(resp.Body, 1<<20))
	if err != nil {
		return nil, fmt.Errorf("read the page: %w", err)
	}
	return &Page{URL: req.URL.Path, Status: resp.StatusCode, Type: resp.Header.Get("Content-Type"), Request: req.Header, Text: string(body)}, nil
}
