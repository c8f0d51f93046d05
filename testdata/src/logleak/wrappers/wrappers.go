package wrappers

import (
	"context"
	"log"
	"os"

	"logleak/wrappers/xlog"
)

func use(ctx context.Context) {
	key := os.Getenv("API_KEY")
	xlog.Info(ctx, "start", "key", key) // want `API key from os.Getenv.* reaches a log through log.Print, called by xlog.Info`
	xlog.Info(ctx, "start", "len", len(key))
	xlog.Count(ctx, "key", key)
	xlog.Say(key) // want `API key from os.Getenv`
	xlog.Say(xlog.Redact(key))
	xlog.With("key", key).Emit("x") // want `API key from os.Getenv`
	xlog.With("key", key).Count()
	xlog.With("user", "u").Emit("x")
}

func values() {
	log.Print(xlog.Key()) // want `API key from os.Getenv`
	log.Print(len(xlog.Key()))
	log.Print(xlog.Default) // want `API key from os.Getenv`
	c := xlog.NewClient(os.Getenv("API_KEY"))
	log.Print(c.Name)
	c.Hello()
	c.Dump()     // want `API key from os.Getenv`
	log.Print(c) // want `API key from os.Getenv`
	xlog.NewClient("x").Dump()
}

func functions() {
	xlog.Deferred(func(s string) { log.Print(s) }, os.Getenv("API_KEY")) // want `API key from os.Getenv`
	xlog.Deferred(func(s string) { log.Print(len(s)) }, os.Getenv("API_KEY"))
	var c xlog.Client
	xlog.Option(os.Getenv("API_KEY"))(&c)
	log.Print(c) // want `API key from os.Getenv`
	log.Print(c.Name)
}
