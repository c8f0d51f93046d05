package gosdk

import (
	"context"
	"fmt"
	"os"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

type input struct{ Name string }

type output struct {
	Name   string `json:"name"`
	Secret string `json:"secret"`
}

type masked struct {
	Name   string `json:"name"`
	Secret string `json:"-"`
}

func lookup(ctx context.Context, r *mcp.CallToolRequest, in input) (*mcp.CallToolResult, output, error) {
	return nil, output{in.Name, os.Getenv("CLIENT_SECRET")}, nil // want `client secret from os.Getenv.*reaches a tool result`
}

func lookupMasked(ctx context.Context, r *mcp.CallToolRequest, in input) (*mcp.CallToolResult, masked, error) {
	return nil, masked{in.Name, os.Getenv("CLIENT_SECRET")}, nil
}

func failing(ctx context.Context, r *mcp.CallToolRequest, in input) (*mcp.CallToolResult, masked, error) {
	return nil, masked{}, fmt.Errorf("no %s with %s", in.Name, os.Getenv("CLIENT_SECRET")) // want `client secret from os.Getenv.*reaches a tool error`
}

func serve() {
	s := mcp.NewServer(&mcp.Implementation{Name: "vault"}, &mcp.ServerOptions{
		Instructions: "unlock with " + os.Getenv("VAULT_TOKEN"), // want `token from os.Getenv.*reaches the system prompt`
	})
	mcp.AddTool(s, &mcp.Tool{Name: "lookup", Description: "looks up"}, lookup)
	mcp.AddTool(s, &mcp.Tool{Name: "masked"}, lookupMasked)
	mcp.AddTool(s, &mcp.Tool{Name: "failing"}, failing)
	s.AddTool(&mcp.Tool{Name: "raw"}, func(ctx context.Context, r *mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		return &mcp.CallToolResult{Content: []mcp.Content{
			&mcp.TextContent{Text: os.Getenv("VAULT_TOKEN")}, // want `token from os.Getenv.*reaches a tool result`
			&mcp.TextContent{Text: os.Getenv("HOME")},
		}}, nil
	})
}
