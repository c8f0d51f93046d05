package worker

import (
	"context"
	"errors"
	"fmt"
	"time"

	"example.com/agentapp/internal/gateway"
)

// errGiveUp marks failures that another attempt cannot repair.
var errGiveUp = errors.New("giving up")

// retry runs f until it succeeds, gives up or has used its attempts.
func retry(ctx context.Context, attempts int, f func(attempt int) error) error {
	var failures []error
	for n := 1; n <= attempts; n++ {
		err := f(n)
		if err == nil {
			return nil
		}
		failures = append(failures, fmt.Errorf("attempt %d: %w", n, err))
		if errors.Is(err, errGiveUp) || errors.Is(err, gateway.ErrBudget) {
			break
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Second << n):
		}
	}
	return errors.Join(failures...)
}
