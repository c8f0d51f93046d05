package gocache

import (
	"os"

	"github.com/patrickmn/go-cache"
)

func leak(c *cache.Cache) {
	c.SetDefault("key", os.Getenv("OPENAI_API_KEY")) // want `API key from os.Getenv.*reaches a cache`
}

func nearMiss(c *cache.Cache) {
	c.SetDefault("model", os.Getenv("OPENAI_MODEL"))
}
