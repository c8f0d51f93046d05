package ristretto

import (
	"os"

	"github.com/dgraph-io/ristretto/v2"
)

func leak(c *ristretto.Cache[string, string]) bool {
	return c.Set("key", os.Getenv("OPENAI_API_KEY"), 1) // want `API key from os.Getenv.*reaches a cache`
}

func nearMiss(c *ristretto.Cache[string, string]) bool {
	return c.Set("model", os.Getenv("OPENAI_MODEL"), 1)
}
