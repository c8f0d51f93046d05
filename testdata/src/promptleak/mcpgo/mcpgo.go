package mcpgo

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
)

type config struct {
	Region string
	DSN    string
}

func serve(cfg config) {
	s := server.NewMCPServer("db", "1", server.WithInstructions("Connect with "+cfg.DSN)) // want `DSN in config.DSN .*reaches the system prompt`
	s.AddTool(mcp.NewTool("open", mcp.WithDescription("opens the database of "+cfg.Region)), cfg.open)
	s.AddTool(mcp.NewTool("info", mcp.WithDescription("uses "+cfg.DSN)), cfg.info) // want `DSN in config.DSN .*reaches a model prompt`
	s.AddTool(mcp.NewTool("ping"), func(ctx context.Context, r mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		return nil, fmt.Errorf("ping %s", cfg.DSN) // want `DSN in config.DSN .*reaches a tool error`
	})
	s.AddTool(mcp.NewTool("quiet"), func(ctx context.Context, r mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		return nil, errors.New("ping failed")
	})
}

func (c config) open(ctx context.Context, r mcp.CallToolRequest) (*mcp.CallToolResult, error) {
	if _, err := sql.Open("pgx", c.DSN); err != nil {
		return mcp.NewToolResultError("cannot open the database of " + c.Region), nil
	}
	if r.GetString("verbose", "") == "yes" {
		return mcp.NewToolResultErrorf("cannot open %s", c.DSN), nil // want `DSN in config.DSN .*reaches a tool error`
	}
	return mcp.NewToolResultText("open"), nil
}

func (c config) info(ctx context.Context, r mcp.CallToolRequest) (*mcp.CallToolResult, error) {
	if r.Params.Name == "env" {
		return mcp.NewToolResultStructured(os.Environ(), "environment"), nil // want `the whole environment.*reaches a tool result`
	}
	return &mcp.CallToolResult{Content: []mcp.Content{
		mcp.TextContent{Type: "text", Text: fmt.Sprintf("%+v", c)}, // want `DSN in config.DSN .*reaches a tool result`
		mcp.TextContent{Type: "text", Text: fmt.Sprintf("%s %d", c.Region, len(c.DSN))},
	}}, nil
}

// What the model itself sent as a password must not come back to it.
func login(ctx context.Context, r mcp.CallToolRequest) (*mcp.CallToolResult, error) {
	user, password := r.GetString("user", ""), r.GetString("password", "")
	if user == "" {
		return mcp.NewToolResultText("logged in as " + user), nil
	}
	return mcp.NewToolResultText(user + ":" + password), nil // want `password .*reaches a tool result`
}

func resource(cfg config) []mcp.ResourceContents {
	return []mcp.ResourceContents{
		mcp.TextResourceContents{URI: "config://dsn", Text: cfg.DSN}, // want `DSN in config.DSN .*reaches a model prompt`
		mcp.TextResourceContents{URI: "config://region", Text: cfg.Region},
	}
}
