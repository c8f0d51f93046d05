package vault

import (
	"context"
	"log"

	"github.com/hashicorp/vault/api"
)

func leak(ctx context.Context, client *api.Client) error {
	secret, err := client.KVv2("agents").Get(ctx, "openai")
	if err != nil {
		return err
	}
	log.Print("read ", secret.Data["value"]) // want `Vault secret .*reaches a log`
	return nil
}

func nearMiss(ctx context.Context, client *api.Client) error {
	secret, err := client.KVv2("agents").Get(ctx, "openai")
	if err != nil {
		return err
	}
	log.Print("read ", len(secret.Data), " fields from ", client.Address())
	return nil
}
