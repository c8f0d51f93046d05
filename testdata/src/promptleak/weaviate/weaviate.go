package weaviate

import (
	"os"

	"github.com/weaviate/weaviate-go-client/v5/weaviate/data"
)

func leak(c *data.Creator) *data.Creator {
	return c.WithProperties(map[string]any{"text": "key " + os.Getenv("CRM_API_KEY")}) // want `API key from os.Getenv.*reaches an embedding`
}

func nearMiss(c *data.Creator) *data.Creator {
	return c.WithProperties(map[string]any{"text": "the CRM is at " + os.Getenv("CRM_URL")})
}
