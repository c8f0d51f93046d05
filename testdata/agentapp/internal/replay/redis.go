package replay

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"github.com/redis/go-redis/v9"

	"example.com/agentapp/internal/config"
	"example.com/agentapp/internal/logging"
)

// Cache keeps sessions and answers in Redis.
type Cache struct{ rdb *redis.Client }

// OpenCache connects.
func OpenCache(redisURL string) (*Cache, error) {
	opts, err := redis.ParseURL(redisURL)
	if err != nil {
		return nil, fmt.Errorf("REDIS_URL is not usable")
	}
	return &Cache{rdb: redis.NewClient(opts)}, nil
}

// PutSession remembers whose session a token is.
func (c *Cache) PutSession(ctx context.Context, sessionToken, user string) error {
	return c.rdb.Set(ctx, "session:"+logging.Digest(sessionToken), user, time.Hour).Err()
}

// PutToken remembers the token of a user, for the tools.
func (c *Cache) PutToken(ctx context.Context, accessToken, user string) error {
	return c.rdb.Set(ctx, "token:"+user, accessToken, time.Hour).Err()
}

// PutCRM caches the settings for the workers.
func (c *Cache) PutCRM(ctx context.Context, crm config.CRM) error {
	b, err := json.Marshal(crm)
	if err != nil {
		return fmt.Errorf("encode the settings: %w", err)
	}
	return c.rdb.HSet(ctx, "settings", "crm", b).Err()
}

// PutInternal caches the address of the internal API.
func (c *Cache) PutInternal(ctx context.Context, api config.Internal) error {
	b, err := json.Marshal(api)
	if err != nil {
		return fmt.Errorf("encode the settings: %w", err)
	}
	return c.rdb.HSet(ctx, "settings", "internal", b).Err()
}

// PutHeaders keeps the headers of an answer beside it.
func (c *Cache) PutHeaders(ctx context.Context, id string, h http.Header) error {
	b, err := json.Marshal(logging.Headers(h))
	if err != nil {
		return fmt.Errorf("encode the headers: %w", err)
	}
	return c.rdb.Set(ctx, "headers:"+id, b, time.Hour).Err()
}

// PutUsage adds to what a user has spent.
func (c *Cache) PutUsage(ctx context.Context, user string, tokens int64) error {
	return c.rdb.IncrBy(ctx, "tokens:"+user, tokens).Err()
}
