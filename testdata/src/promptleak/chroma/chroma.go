package chroma

import (
	"context"
	"os"

	chroma "github.com/amikos-tech/chroma-go"
)

func leak(ctx context.Context, c *chroma.Collection) error {
	_, err := c.Add(ctx, nil, nil, []string{"key " + os.Getenv("CRM_API_KEY")}, []string{"1"}) // want `API key from os.Getenv.*reaches an embedding`
	return err
}

func nearMiss(ctx context.Context, c *chroma.Collection) error {
	_, err := c.Add(ctx, nil, nil, []string{"the CRM is at " + os.Getenv("CRM_URL")}, []string{"1"})
	return err
}
