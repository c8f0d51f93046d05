package river

import (
	"context"
	"os"

	"github.com/riverqueue/river"
)

type args struct{ Token string }

func (args) Kind() string { return "clone" }

func leak(ctx context.Context, c *river.Client[any]) error {
	_, err := c.Insert(ctx, args{Token: os.Getenv("GITHUB_TOKEN")}, nil) // want `token from os.Getenv.*reaches a queue`
	return err
}

func nearMiss(ctx context.Context, c *river.Client[any]) error {
	_, err := c.Insert(ctx, args{}, nil)
	return err
}
