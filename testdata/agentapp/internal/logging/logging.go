// Package logging holds the loggers that the agent's packages share.
package logging

import (
	"context"

	"go.opentelemetry.io/otel/trace"
	"go.uber.org/zap"
)

// Logger is what packages log with.
type Logger interface {
	Info(ctx context.Context, msg string, kv ...any)
	Warn(ctx context.Context, msg string, kv ...any)
	Error(ctx context.Context, msg string, err error, kv ...any)
}

type zapLogger struct{ z *zap.SugaredLogger }

// New returns the production logger of a component.
func New(component string) Logger {
	z, err := zap.NewProduction()
	if err != nil {
		z = zap.NewNop()
	}
	return &zapLogger{z: z.Sugar().With("component", component)}
}

func (l *zapLogger) Info(ctx context.Context, msg string, kv ...any) {
	l.z.Infow(msg, withTrace(ctx, kv)...)
}

func (l *zapLogger) Warn(ctx context.Context, msg string, kv ...any) {
	l.z.Warnw(msg, withTrace(ctx, kv)...)
}

func (l *zapLogger) Error(ctx context.Context, msg string, err error, kv ...any) {
	l.z.Errorw(msg, withTrace(ctx, append(kv, "err", err))...)
}

// withTrace adds the ids that join a line to its trace.
func withTrace(ctx context.Context, kv []any) []any {
	sc := trace.SpanContextFromContext(ctx)
	if !sc.IsValid() {
		return kv
	}
	return append(kv, "trace_id", sc.TraceID().String())
}
