// Package gateway talks to model providers behind one interface.
package gateway

import (
	"context"
	"errors"
	"log/slog"
	"time"
)

// Model answers a question under a system prompt.
type Model interface {
	Ask(ctx context.Context, system, question string) (Answer, error)
}

// Answer is what a model said and what it cost.
type Answer struct {
	Text         string
	InputTokens  int64
	OutputTokens int64
	Calls        []Call
}

// Call is a tool call that the model wants.
type Call struct {
	ID   string
	Tool string
	Args string
}

// ErrBudget is returned when a conversation has spent its tokens.
var ErrBudget = errors.New("token budget is spent")

// Retrying asks again after a failure, with growing pauses.
type Retrying struct {
	Model Model
	Max   int
	Pause time.Duration
}

// Ask implements Model.
func (r *Retrying) Ask(ctx context.Context, system, question string) (Answer, error) {
	var last error
	for attempt := range r.Max {
		ans, err := r.Model.Ask(ctx, system, question)
		if err == nil {
			slog.InfoContext(ctx, "model answered", "attempt", attempt, "input_tokens", ans.InputTokens, "output_tokens", ans.OutputTokens)
			return ans, nil
		}
		last = err
		select {
		case <-ctx.Done():
			return Answer{}, ctx.Err()
		case <-time.After(r.Pause << attempt):
		}
	}
	return Answer{}, last
}
