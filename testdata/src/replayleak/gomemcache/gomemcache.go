package gomemcache

import (
	"os"

	"github.com/bradfitz/gomemcache/memcache"
)

func leak(c *memcache.Client) error {
	return c.Set(&memcache.Item{Key: "session", Value: []byte(os.Getenv("GITHUB_TOKEN"))}) // want `token from os.Getenv.*reaches a cache`
}

func nearMiss(c *memcache.Client) error {
	return c.Set(&memcache.Item{Key: "session", Value: []byte(os.Getenv("GITHUB_REPOSITORY"))})
}
