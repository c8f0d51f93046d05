// Package samefunction is a limit: an operation that returns an answer is taken for
// a constructor, after which the function's other sinks of the same rule stay silent
// about the same secret. The second call leaks too.
package samefunction

import (
	"context"
	"os"

	"github.com/tmc/langchaingo/llms"
)

func ask(ctx context.Context, model llms.Model) {
	secret := os.Getenv("WEBHOOK_SECRET")
	model.Call(ctx, "sign with "+secret) // want `webhook secret from os.Getenv`
	model.Call(ctx, "verify with "+secret)
}
