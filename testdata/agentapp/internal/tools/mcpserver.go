package tools

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/mark3labs/mcp-go/mcp"
	"github.com/mark3labs/mcp-go/server"
)

// ServeMCP offers the tools to desktop clients over stdio.
func ServeMCP(r *Registry) error {
	s := server.NewMCPServer("agentapp", "1.14.2")
	s.AddTool(mcp.NewTool("crm_lookup", mcp.WithDescription(r.CRM.Describe()), mcp.WithString("email", mcp.Required())), r.lookup)
	s.AddTool(mcp.NewTool("crm_export", mcp.WithDescription("Exports all contacts.")), r.export)
	s.AddTool(mcp.NewTool("mail_status", mcp.WithDescription("Tells whether mail works.")), r.mailStatus)
	s.AddTool(mcp.NewTool("db_status", mcp.WithDescription("Tells whether the ticket database works.")), r.dbStatus)
	s.AddTool(mcp.NewTool("db_health", mcp.WithDescription("Tells the same without details.")), r.dbHealth)
	return server.ServeStdio(s)
}

func (r *Registry) lookup(ctx context.Context, req mcp.CallToolRequest) (*mcp.CallToolResult, error) {
	args, err := json.Marshal(req.GetArguments())
	if err != nil {
		return mcp.NewToolResultError("the arguments are not JSON"), nil
	}
	out, err := r.CRM.Call(ctx, args)
	if err != nil {
		return mcp.NewToolResultErrorFromErr("lookup failed", err), nil
	}
	return mcp.NewToolResultText(out), nil
}

func (r *Registry) export(ctx context.Context, req mcp.CallToolRequest) (*mcp.CallToolResult, error) {
	data, err := r.CRM.Export(ctx)
	if err != nil {
		return mcp.NewToolResultErrorFromErr("export failed", err), nil
	}
	return mcp.NewToolResultText(fmt.Sprintf("%d bytes exported", len(data))), nil
}

func (r *Registry) mailStatus(ctx context.Context, req mcp.CallToolRequest) (*mcp.CallToolResult, error) {
	if err := r.Mail.Verify(ctx); err != nil {
		return mcp.NewToolResultError(err.Error()), nil
	}
	return mcp.NewToolResultText("mail works, relay " + r.Mail.host), nil
}

func (r *Registry) dbStatus(ctx context.Context, req mcp.CallToolRequest) (*mcp.CallToolResult, error) {
	if err := r.Tickets.Ping(ctx); err != nil {
		return mcp.NewToolResultError(PublicError(err)), nil
	}
	return mcp.NewToolResultText("connected to " + r.Tickets.dsn), nil
}

func (r *Registry) dbHealth(ctx context.Context, req mcp.CallToolRequest) (*mcp.CallToolResult, error) {
	if err := r.Tickets.Check(ctx); err != nil {
		return mcp.NewToolResultError(err.Error()), nil
	}
	return mcp.NewToolResultText(fmt.Sprintf("connected, %d open connections", r.Tickets.db.Stats().OpenConnections)), nil
}
