package dapr

import (
	"context"
	"os"

	"github.com/dapr/go-sdk/client"
)

func leak(ctx context.Context, c client.Client) error {
	return c.PublishEvent(ctx, "pubsub", "jobs", map[string]string{"token": os.Getenv("GITHUB_TOKEN")}) // want `token from os.Getenv.*reaches a queue`
}

func nearMiss(ctx context.Context, c client.Client) error {
	return c.PublishEvent(ctx, "pubsub", "jobs", map[string]string{"repo": os.Getenv("GITHUB_REPOSITORY")})
}
