package otel

import (
	"context"
	"errors"
	"fmt"
	"os"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/trace"
)

func call(ctx context.Context, tracer trace.Tracer, prompt string) {
	key := os.Getenv("OPENAI_API_KEY")
	_, span := tracer.Start(ctx, "chat", trace.WithAttributes(attribute.String("prompt", prompt)))
	defer span.End()
	span.SetAttributes(attribute.String("model", "gpt"), attribute.Int("key.length", len(key)))
	span.SetAttributes(attribute.String("auth", "Bearer "+key)) // want `API key from os.Getenv.*reaches a trace`
	span.AddEvent("sent", trace.WithAttributes(attribute.Bool("key", key != "")))
	err := fmt.Errorf("call with %s", key)
	span.RecordError(err)                    // want `API key from os.Getenv.*reaches a trace`
	span.SetStatus(codes.Error, err.Error()) // want `API key from os.Getenv.*reaches a trace`
	span.RecordError(errors.New("failed"))
	trace.SpanFromContext(ctx).SetAttributes(attribute.Key("key").String(key)) // want `API key from os.Getenv.*reaches a trace`
}

func start(ctx context.Context, tracer trace.Tracer) {
	key := os.Getenv("OPENAI_API_KEY")
	_, span := tracer.Start(ctx, "chat", trace.WithAttributes(attribute.String("key", key))) // want `API key from os.Getenv.*reaches a trace`
	span.SetAttributes(attribute.String("auth", key))                                        // want `API key from os.Getenv.*reaches a trace`
	span.SetAttributes(attribute.String("model", "gpt"))
	span.End()
}
