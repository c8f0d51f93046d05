package qdrant

import (
	"os"

	"github.com/qdrant/go-client/qdrant"
)

func leak() map[string]*qdrant.Value {
	return qdrant.NewValueMap(map[string]any{"text": "key " + os.Getenv("CRM_API_KEY")}) // want `API key from os.Getenv.*reaches an embedding`
}

func nearMiss() (map[string]*qdrant.Value, *qdrant.Config) {
	return qdrant.NewValueMap(map[string]any{"text": "the CRM is at " + os.Getenv("CRM_URL")}), &qdrant.Config{APIKey: os.Getenv("QDRANT_API_KEY")}
}
