package bbolt

import (
	"os"

	"go.etcd.io/bbolt"
)

func leak(b *bbolt.Bucket) error {
	return b.Put([]byte("key"), []byte(os.Getenv("OPENAI_API_KEY"))) // want `API key from os.Getenv.*reaches a cache`
}

func nearMiss(b *bbolt.Bucket) error {
	return b.Put([]byte("model"), []byte(os.Getenv("OPENAI_MODEL")))
}
