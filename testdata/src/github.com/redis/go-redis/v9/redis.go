// Package redis is a stub of go-redis: what the cases use. As there, the commands
// are methods of an unexported type that the client embeds.
package redis

import (
	"context"
	"time"
)

type Options struct {
	Addr     string
	Username string
	Password string
}

type cmdable func() error

type Client struct{ cmdable }

func NewClient(opt *Options) *Client { return nil }

type StatusCmd struct{ err error }

func (c *StatusCmd) Err() error { return c.err }

type IntCmd struct{ err error }

func (c *IntCmd) Err() error { return c.err }

type StringCmd struct{ err error }

func (c *StringCmd) Result() (string, error) { return "", c.err }

func (c cmdable) Set(ctx context.Context, key string, value any, expiration time.Duration) *StatusCmd {
	return nil
}

func (c cmdable) HSet(ctx context.Context, key string, values ...any) *IntCmd { return nil }

func (c cmdable) LPush(ctx context.Context, key string, values ...any) *IntCmd { return nil }

func (c cmdable) Get(ctx context.Context, key string) *StringCmd { return nil }

type XAddArgs struct {
	Stream string
	Values any
}

func (c cmdable) XAdd(ctx context.Context, a *XAddArgs) *StringCmd { return nil }

type StringCmdable interface {
	Set(ctx context.Context, key string, value any, expiration time.Duration) *StatusCmd
	Get(ctx context.Context, key string) *StringCmd
}

type HashCmdable interface {
	HSet(ctx context.Context, key string, values ...any) *IntCmd
}

type Cmdable interface {
	StringCmdable
	HashCmdable
}
