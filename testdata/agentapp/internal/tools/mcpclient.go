package tools

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/exec"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"example.com/agentapp/internal/config"
)

// StartGitHub starts the GitHub MCP server as a child process.
func StartGitHub(ctx context.Context) (*mcp.ClientSession, error) {
	cmd := exec.CommandContext(ctx, "github-mcp-server", "stdio")
	cmd.Env = os.Environ()
	return connect(ctx, cmd)
}

// StartPostgres starts the Postgres MCP server with what it needs.
func StartPostgres(ctx context.Context, db config.Database) (*mcp.ClientSession, error) {
	cmd := exec.CommandContext(ctx, "postgres-mcp", "--read-only")
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "DATABASE_URL=" + db.DSN}
	return connect(ctx, cmd)
}

// StartSearch starts the search MCP server.
func StartSearch(ctx context.Context, cfg config.Search) (*mcp.ClientSession, error) {
	cmd := exec.CommandContext(ctx, "search-mcp", "--base-url", cfg.BaseURL, "--api-key", cfg.APIKey)
	slog.Info("starting the search server", "command", cmd.String())
	return connect(ctx, cmd)
}

func connect(ctx context.Context, cmd *exec.Cmd) (*mcp.ClientSession, error) {
	slog.Info("starting an MCP server", "path", cmd.Path)
	client := mcp.NewClient(&mcp.Implementation{Name: "agentd", Version: "1.14.2"}, nil)
	session, err := client.Connect(ctx, &mcp.CommandTransport{Command: cmd}, nil)
	if err != nil {
		return nil, fmt.Errorf("start %s: %w", cmd.Path, err)
	}
	return session, nil
}
