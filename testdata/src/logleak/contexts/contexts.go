package contexts

import (
	"context"
	"log"
	"os"
	"time"
)

type tokenKey struct{}

type nameKey struct{}

func with(ctx context.Context, token string) context.Context {
	return context.WithValue(ctx, tokenKey{}, token)
}

func from(ctx context.Context) string {
	s, _ := ctx.Value(tokenKey{}).(string)
	return s
}

func use() {
	ctx := context.WithValue(context.Background(), nameKey{}, "n")
	ctx = with(ctx, os.Getenv("SESSION_TOKEN"))
	ctx, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	log.Print(from(ctx))             // want `session token from os.Getenv`
	log.Print(ctx.Value(tokenKey{})) // want `session token from os.Getenv`
	log.Print(ctx.Err())
	handle(ctx)
	plain := context.WithValue(context.Background(), tokenKey{}, "x")
	log.Print(from(plain))
	handle(plain)
}

func handle(ctx context.Context) {
	log.Print("token ", from(ctx)) // want `session token from os\.Getenv\("SESSION_TOKEN"\)`
}

func stringKeys() {
	ctx := context.WithValue(context.Background(), "token", os.Getenv("SESSION_TOKEN"))
	ctx = context.WithValue(ctx, "name", "n")
	log.Print(ctx.Value("token")) // want `session token from os.Getenv`
	log.Print(ctx.Value("name"))
}
