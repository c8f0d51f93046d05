package bigcache

import (
	"os"

	"github.com/allegro/bigcache/v3"
)

func leak(c *bigcache.BigCache) error {
	return c.Set("key", []byte(os.Getenv("OPENAI_API_KEY"))) // want `API key from os.Getenv.*reaches a cache`
}

func nearMiss(c *bigcache.BigCache) error {
	return c.Set("model", []byte(os.Getenv("OPENAI_MODEL")))
}
