package connect

import (
	"fmt"
	"os"

	"connectrpc.com/connect"
)

func leak() error {
	return connect.NewError(connect.CodeInternal, fmt.Errorf("key %s was refused", os.Getenv("OPENAI_API_KEY"))) // want `API key from os.Getenv.*reaches an HTTP or RPC response`
}

func nearMiss() error {
	return connect.NewError(connect.CodeInternal, fmt.Errorf("model %s was refused", os.Getenv("OPENAI_MODEL")))
}
