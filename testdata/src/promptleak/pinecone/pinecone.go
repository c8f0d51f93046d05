package pinecone

import (
	"os"

	"github.com/pinecone-io/go-pinecone/pinecone"
	"google.golang.org/protobuf/types/known/structpb"
)

func leak() (*pinecone.Vector, error) {
	m, err := structpb.NewStruct(map[string]any{"text": "key " + os.Getenv("CRM_API_KEY")})
	return &pinecone.Vector{Id: "1", Metadata: m}, err // want `API key from os.Getenv.*reaches an embedding`
}

func nearMiss() (*pinecone.Vector, error) {
	m, err := structpb.NewStruct(map[string]any{"text": "the CRM is at " + os.Getenv("CRM_URL")})
	return &pinecone.Vector{Id: "1", Metadata: m}, err
}
