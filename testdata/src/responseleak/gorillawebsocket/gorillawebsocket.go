package gorillawebsocket

import (
	"os"

	"github.com/gorilla/websocket"
)

func leak(c *websocket.Conn) error {
	return c.WriteJSON(map[string]string{"key": os.Getenv("OPENAI_API_KEY")}) // want `API key from os.Getenv.*reaches an HTTP or RPC response`
}

func nearMiss(c *websocket.Conn) error {
	return c.WriteJSON(map[string]string{"model": os.Getenv("OPENAI_MODEL")})
}
