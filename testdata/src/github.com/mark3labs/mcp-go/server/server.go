// Package server is a stub of mcp-go's server: what the cases use.
package server

import (
	"context"

	"github.com/mark3labs/mcp-go/mcp"
)

type MCPServer struct{}

type ServerOption func(*MCPServer)

type ToolHandlerFunc func(ctx context.Context, request mcp.CallToolRequest) (*mcp.CallToolResult, error)

type ResourceHandlerFunc func(ctx context.Context, request mcp.ReadResourceRequest) ([]mcp.ResourceContents, error)

func NewMCPServer(name, version string, opts ...ServerOption) *MCPServer { return nil }

func WithInstructions(instructions string) (o ServerOption) { return }

func (s *MCPServer) AddTool(tool mcp.Tool, handler ToolHandlerFunc) {}

func (s *MCPServer) AddResource(resource mcp.Resource, handler ResourceHandlerFunc) {}
