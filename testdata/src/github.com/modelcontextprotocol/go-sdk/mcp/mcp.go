// Package mcp is a stub of the official MCP SDK: what the cases use.
package mcp

import "context"

type Implementation struct{ Name, Version string }

type ServerOptions struct{ Instructions string }

type Server struct{}

func NewServer(impl *Implementation, options *ServerOptions) *Server { return nil }

type Tool struct{ Name, Description string }

type CallToolParams struct {
	Name      string
	Arguments any
}

type CallToolRequest struct{ Params *CallToolParams }

type Content interface{ isContent() }

type TextContent struct{ Text string }

func (*TextContent) isContent() {}

type CallToolResult struct {
	Content           []Content
	StructuredContent any
	IsError           bool
}

type ToolHandler func(context.Context, *CallToolRequest) (*CallToolResult, error)

type ToolHandlerFor[In, Out any] func(ctx context.Context, request *CallToolRequest, input In) (result *CallToolResult, output Out, err error)

func AddTool[In, Out any](s *Server, t *Tool, h ToolHandlerFor[In, Out]) {}

func (s *Server) AddTool(t *Tool, h ToolHandler) {}

type ResourceContents struct{ URI, Text string }
