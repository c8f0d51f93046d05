package coderwebsocket

import (
	"context"
	"os"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"
)

func leak(ctx context.Context, c *websocket.Conn) error {
	return wsjson.Write(ctx, c, map[string]string{"key": os.Getenv("OPENAI_API_KEY")}) // want `API key from os.Getenv.*reaches an HTTP or RPC response`
}

func nearMiss(ctx context.Context, c *websocket.Conn) error {
	return wsjson.Write(ctx, c, map[string]string{"model": os.Getenv("OPENAI_MODEL")})
}
