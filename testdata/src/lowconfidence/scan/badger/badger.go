package badger

import (
	"os"

	"github.com/dgraph-io/badger/v4"
)

func leak(txn *badger.Txn) error {
	return txn.Set([]byte("key"), []byte(os.Getenv("OPENAI_API_KEY"))) // want `API key from os.Getenv.*reaches a cache`
}

func nearMiss(txn *badger.Txn) error {
	return txn.Set([]byte("model"), []byte(os.Getenv("OPENAI_MODEL")))
}
