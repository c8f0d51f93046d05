package inngest

import (
	"context"
	"os"

	"github.com/inngest/inngestgo/step"
)

func leak(ctx context.Context) error {
	_, err := step.Run(ctx, "login", func(ctx context.Context) (string, error) {
		return os.Getenv("GITHUB_TOKEN"), nil // want `token from os.Getenv.*reaches workflow history`
	})
	return err
}

func nearMiss(ctx context.Context) error {
	_, err := step.Run(ctx, "login", func(ctx context.Context) (string, error) {
		return os.Getenv("GITHUB_REPOSITORY"), nil
	})
	return err
}
