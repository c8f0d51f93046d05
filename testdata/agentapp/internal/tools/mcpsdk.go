package tools

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// Connection tells a model how a system is reached.
type Connection struct {
	Host     string `json:"host"`
	User     string `json:"user"`
	Password string `json:"password,omitempty"`
}

// Reachable tells a model that a system can be reached.
type Reachable struct {
	Host  string `json:"host"`
	Ready bool   `json:"ready"`
}

type fetchIn struct {
	URL string `json:"url" jsonschema:"the page to fetch"`
}

// Handler serves the tools over streamable HTTP, for the hosted agents.
func Handler(r *Registry, bearer string) http.Handler {
	s := mcp.NewServer(&mcp.Implementation{Name: "agentapp-tools", Version: "1.14.2"}, nil)
	mcp.AddTool(s, &mcp.Tool{Name: "mail_settings", Description: "How mail is sent."}, r.mailSettings)
	mcp.AddTool(s, &mcp.Tool{Name: "mail_ready", Description: "Whether mail can be sent."}, r.mailReady)
	mcp.AddTool(s, &mcp.Tool{Name: "fetch", Description: "Fetches a page."}, func(ctx context.Context, _ *mcp.CallToolRequest, in fetchIn) (*mcp.CallToolResult, any, error) {
		page, err := r.Fetch.Get(ctx, in.URL, bearer)
		if err != nil {
			return nil, nil, err
		}
		text := fmt.Sprintf("%s %d\nsent: %v\n\n%s", page.URL, page.Status, page.Request, page.Text)
		return &mcp.CallToolResult{Content: []mcp.Content{&mcp.TextContent{Text: text}}}, nil, nil
	})
	mcp.AddTool(s, &mcp.Tool{Name: "fetch_text", Description: "Fetches the text of a page."}, func(ctx context.Context, _ *mcp.CallToolRequest, in fetchIn) (*mcp.CallToolResult, any, error) {
		page, err := r.Fetch.Get(ctx, in.URL, bearer)
		if err != nil {
			return nil, nil, fmt.Errorf("fetch_text: %s", PublicError(err))
		}
		plain := fmt.Sprintf("%s %d %s\n\n%s", page.URL, page.Status, page.Type, page.Text)
		return &mcp.CallToolResult{Content: []mcp.Content{&mcp.TextContent{Text: plain}}}, nil, nil
	})
	mcp.AddTool(s, &mcp.Tool{Name: "search", Description: "Searches the web."}, r.search)
	return mcp.NewStreamableHTTPHandler(func(*http.Request) *mcp.Server { return s }, nil)
}

func (r *Registry) mailSettings(ctx context.Context, _ *mcp.CallToolRequest, _ struct{}) (*mcp.CallToolResult, Connection, error) {
	return nil, Connection{Host: r.Mail.host, User: r.Mail.user, Password: r.Mail.password}, nil
}

func (r *Registry) mailReady(ctx context.Context, _ *mcp.CallToolRequest, _ struct{}) (*mcp.CallToolResult, Reachable, error) {
	return nil, Reachable{Host: r.Mail.host, Ready: r.Mail.password != ""}, nil
}

func (r *Registry) search(ctx context.Context, _ *mcp.CallToolRequest, in struct {
	Query string `json:"query"`
}) (*mcp.CallToolResult, any, error) {
	args, _ := json.Marshal(in)
	out, err := r.Fetch.Call(ctx, args)
	if err != nil {
		return nil, nil, fmt.Errorf("search failed: %w", err)
	}
	return &mcp.CallToolResult{Content: []mcp.Content{&mcp.TextContent{Text: out}}}, nil, nil
}
