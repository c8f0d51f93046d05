// Package tracing adds what the agent does to traces and metrics.
package tracing

import (
	"context"
	"fmt"
	"net/http"
	"net/url"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/baggage"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/trace"

	"example.com/agentapp/internal/config"
	"example.com/agentapp/internal/logging"
	"example.com/agentapp/internal/tools"
)

var tracer = otel.Tracer("example.com/agentapp")

// Query opens the span of a database call.
func Query(ctx context.Context, db config.Database) (context.Context, trace.Span) {
	ctx, span := tracer.Start(ctx, "tickets.query")
	span.SetAttributes(attribute.String("db.connection_string", db.DSN))
	if u, err := url.Parse(db.DSN); err == nil {
		span.SetAttributes(attribute.String("server.address", u.Host), attribute.String("db.namespace", u.Path))
	}
	return ctx, span
}

// Outgoing opens the span of a call to another service.
func Outgoing(ctx context.Context, req *http.Request) (context.Context, trace.Span) {
	ctx, span := tracer.Start(ctx, req.Method+" "+req.URL.Host)
	span.SetAttributes(attribute.String("url.full", logging.Endpoint(req.URL)))
	span.SetAttributes(attribute.String("http.request.header.authorization", req.Header.Get("Authorization")))
	span.SetAttributes(attribute.Bool("http.request.authenticated", req.Header.Get("Authorization") != ""))
	span.SetAttributes(attribute.StringSlice("http.request.header.accept", req.Header.Values("Accept")))
	return ctx, span
}

// Usage adds what a model call cost.
func Usage(span trace.Span, model string, inputTokens, outputTokens int64) {
	span.SetAttributes(attribute.String("gen_ai.request.model", model))
	span.SetAttributes(attribute.Int64("gen_ai.usage.input_tokens", inputTokens), attribute.Int64("gen_ai.usage.output_tokens", outputTokens))
}

// Export traces the contact export.
func Export(ctx context.Context, crm *tools.CRM) error {
	ctx, span := tracer.Start(ctx, "crm.export")
	defer span.End()
	if _, err := crm.Export(ctx); err != nil {
		span.RecordError(err)
		span.SetStatus(codes.Error, tools.PublicError(err))
		return fmt.Errorf("export: %s", tools.PublicError(err))
	}
	return nil
}

// WithCaller sends the caller's session along to the tools.
func WithCaller(ctx context.Context, sessionToken, user string) (context.Context, error) {
	caller, err := baggage.NewMemberRaw("agent.user", user)
	if err != nil {
		return ctx, fmt.Errorf("add the user to the baggage: %w", err)
	}
	session, err := baggage.NewMemberRaw("agent.session", sessionToken)
	if err != nil {
		return ctx, fmt.Errorf("add the session to the baggage")
	}
	b, err := baggage.New(caller, session)
	if err != nil {
		return ctx, fmt.Errorf("build the baggage")
	}
	return baggage.ContextWithBaggage(ctx, b), nil
}
