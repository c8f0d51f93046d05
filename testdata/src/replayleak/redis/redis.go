package redis

import (
	"context"
	"encoding/json"
	"os"
	"time"

	"github.com/redis/go-redis/v9"
	"golang.org/x/oauth2"
)

func connect() *redis.Client {
	return redis.NewClient(&redis.Options{Addr: "localhost:6379", Password: os.Getenv("REDIS_PASSWORD")})
}

func remember(ctx context.Context, rdb *redis.Client, user string, tok *oauth2.Token) error {
	b, err := json.Marshal(tok)
	if err != nil {
		return err
	}
	if err := rdb.Set(ctx, "token:"+user, b, time.Hour).Err(); err != nil { // want `OAuth access token in Token.AccessToken .*reaches a cache`
		return err
	}
	return rdb.Set(ctx, "seen:"+user, tok.Valid(), time.Hour).Err()
}

func through(ctx context.Context, rdb redis.Cmdable, password string) {
	rdb.HSet(ctx, "user", "password", password) // want `password in parameter password .*reaches a cache`
	rdb.HSet(ctx, "user", "len", len(password))
}

func enqueue(ctx context.Context, rdb *redis.Client, prompt string) {
	rdb.LPush(ctx, "jobs", prompt)
	rdb.LPush(ctx, "jobs", prompt+os.Getenv("AGENT_API_KEY")) // want `API key from os.Getenv.*reaches a queue`
	rdb.XAdd(ctx, &redis.XAddArgs{
		Stream: "jobs",
		Values: map[string]any{"key": os.Getenv("AGENT_API_KEY")}, // want `API key from os.Getenv.*reaches a queue`
	})
	rdb.XAdd(ctx, &redis.XAddArgs{Stream: "jobs", Values: map[string]any{"prompt": prompt}})
}
