package scheduler

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
)

// Queue hands work from the clock to the workers.
type Queue[T any] struct{ ch chan T }

// NewQueue makes a queue of n entries.
func NewQueue[T any](n int) *Queue[T] { return &Queue[T]{ch: make(chan T, n)} }

// Put adds an entry.
func (q *Queue[T]) Put(v T) { q.ch <- v }

// Next takes one out.
func (q *Queue[T]) Next() T { return <-q.ch }

// Trigger is why something runs.
type Trigger struct {
	Name        string
	AccessToken string
	PageToken   string
}

type callerKey struct{}

// WithCaller keeps the caller's token for the tools.
func WithCaller(ctx context.Context, accessToken string) context.Context {
	return context.WithValue(ctx, callerKey{}, accessToken)
}

func caller(ctx context.Context) string {
	v, _ := ctx.Value(callerKey{}).(string)
	return v
}

// Start runs what a trigger asks for.
func Start(ctx context.Context, accessToken string, q *Queue[Trigger]) {
	ctx = WithCaller(ctx, accessToken)
	slog.Debug("scheduled", "caller", caller(ctx))
	slog.Debug("scheduled", "signed_in", caller(ctx) != "")
	t := q.Next()
	defer func() {
		if r := recover(); r != nil {
			slog.Error("trigger panicked", "panic", r, "stack", string(debug.Stack()))
			slog.Error("trigger was", "trigger", t)
			panic(fmt.Sprintf("trigger %s: %v", t.Name, r))
		}
	}()
	slog.Info("trigger", "name", t.Name, "page_token", t.PageToken)
}

// Announce tells the workers, over a plain channel.
func Announce(tokens map[string]string) {
	lines := make(chan string, len(tokens))
	go func() {
		defer close(lines)
		for user, accessToken := range tokens {
			lines <- user + " " + accessToken
		}
	}()
	for line := range lines {
		slog.Info("signed in", "line", line)
	}
	for user := range tokens {
		slog.Info("signed in", "user", user)
	}
}
