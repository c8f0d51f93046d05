// Package samefunction is a limit: once a secret was put into something that a sink
// returns, the function's other sinks of the same rule stay silent about it, whether
// they are given that thing or not. The second statement of each leaks.
package samefunction

import (
	"context"
	"log"
	"log/slog"
	"os"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/trace"
)

func attached() {
	key := os.Getenv("API_KEY")
	slog.With("key", key).Info("x") // want `API key from os.Getenv`
	log.Print(key)
}

func traced(ctx context.Context, tracer trace.Tracer) {
	key := os.Getenv("API_KEY")
	_, span := tracer.Start(ctx, "chat", trace.WithAttributes(attribute.String("key", key))) // want `API key from os.Getenv`
	span.SetAttributes(attribute.String("auth", key))
}
