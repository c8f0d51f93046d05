package mcpgolang

import (
	"os"

	mcp "github.com/metoro-io/mcp-golang"
)

func leak() *mcp.ToolResponse {
	return mcp.NewToolResponse(mcp.NewTextContent("token " + os.Getenv("GITHUB_TOKEN"))) // want `token from os.Getenv.*reaches a tool result`
}

func nearMiss() *mcp.ToolResponse {
	return mcp.NewToolResponse(mcp.NewTextContent("repository " + os.Getenv("GITHUB_REPOSITORY")))
}
