package milvus

import (
	"os"

	"github.com/milvus-io/milvus/client/v2/column"
	"github.com/milvus-io/milvus/client/v2/milvusclient"
)

func leak() column.Column {
	return column.NewColumnVarChar("text", []string{"key " + os.Getenv("CRM_API_KEY")}) // want `API key from os.Getenv.*reaches an embedding`
}

func nearMiss() (column.Column, *milvusclient.ClientConfig) {
	return column.NewColumnVarChar("text", []string{"the CRM is at " + os.Getenv("CRM_URL")}), &milvusclient.ClientConfig{APIKey: os.Getenv("MILVUS_API_KEY")}
}
