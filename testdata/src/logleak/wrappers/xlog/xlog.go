// Package xlog is a project's own logging package.
package xlog

import (
	"context"
	"os"

	"logleak/wrappers/xlog/core"
	"logleak/wrappers/xlog/sink"
)

func Info(ctx context.Context, msg string, kv ...any) {
	new(core.Entry).With(kv...).Emit(msg)
}

func Count(ctx context.Context, kv ...any) { new(core.Entry).With(kv...).Count() }

func Say(s string) { sink.Line(s) }

func With(kv ...any) *core.Entry { return new(core.Entry).With(kv...) }

func Key() string { return os.Getenv("API_KEY") }

func Redact(s string) string { return "***" }

var Default = os.Getenv("API_KEY")

type Client struct {
	Name string
	key  string
}

func NewClient(key string) *Client { return &Client{Name: "n", key: key} }

func (c *Client) Dump() { sink.Line(c.key) }

func (c *Client) Hello() { sink.Line(c.Name) }

func Deferred(f func(string), s string) { f(s) }

func Option(key string) func(*Client) { return func(c *Client) { c.key = key } }
