// Package mcp is a stub of mcp-go's protocol types: what the cases use.
package mcp

import "context"

type Tool struct {
	Name        string
	Description string
}

type ToolOption func(*Tool)

func NewTool(name string, opts ...ToolOption) (t Tool) { return }

func WithDescription(description string) (o ToolOption) { return }

type CallToolParams struct {
	Name      string
	Arguments any
}

type CallToolRequest struct{ Params CallToolParams }

func (r CallToolRequest) GetString(key, defaultValue string) string { return "" }

func (r CallToolRequest) RequireString(key string) (string, error) { return "", nil }

type Content interface{ isContent() }

type TextContent struct {
	Type string
	Text string
}

func (TextContent) isContent() {}

type CallToolResult struct {
	Content           []Content
	StructuredContent any
	IsError           bool
}

func NewToolResultText(text string) *CallToolResult { return nil }

func NewToolResultError(text string) *CallToolResult { return nil }

func NewToolResultErrorFromErr(text string, err error) *CallToolResult { return nil }

func NewToolResultErrorf(format string, a ...any) *CallToolResult { return nil }

func NewToolResultStructured(structured any, fallbackText string) *CallToolResult { return nil }

type ReadResourceRequest struct{ URI string }

type ResourceContents interface{ isResource() }

type TextResourceContents struct{ URI, MIMEType, Text string }

func (TextResourceContents) isResource() {}

type Resource struct{ URI, Name string }

type StructuredToolHandlerFunc[A, R any] func(ctx context.Context, request CallToolRequest, args A) (R, error)

func NewStructuredToolHandler[A, R any](handler StructuredToolHandlerFunc[A, R]) func(ctx context.Context, request CallToolRequest) (*CallToolResult, error) {
	return nil
}
