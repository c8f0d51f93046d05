package azqueue

import (
	"context"
	"os"

	"github.com/Azure/azure-sdk-for-go/sdk/storage/azqueue"
)

func leak(ctx context.Context, c *azqueue.QueueClient) error {
	_, err := c.EnqueueMessage(ctx, os.Getenv("GITHUB_TOKEN"), nil) // want `token from os.Getenv.*reaches a queue`
	return err
}

func nearMiss(ctx context.Context, c *azqueue.QueueClient) error {
	_, err := c.EnqueueMessage(ctx, os.Getenv("GITHUB_REPOSITORY"), nil)
	return err
}
