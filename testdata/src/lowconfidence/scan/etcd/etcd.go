package etcd

import (
	"context"
	"os"

	clientv3 "go.etcd.io/etcd/client/v3"
)

func leak(ctx context.Context, kv clientv3.KV) error {
	_, err := kv.Put(ctx, "key", os.Getenv("OPENAI_API_KEY")) // want `API key from os.Getenv.*reaches a database`
	return err
}

func nearMiss(ctx context.Context, kv clientv3.KV) (clientv3.Config, error) {
	_, err := kv.Put(ctx, "model", os.Getenv("OPENAI_MODEL"))
	return clientv3.Config{Password: os.Getenv("ETCD_PASSWORD")}, err
}
