package azuresecrets

import (
	"context"
	"log"

	"github.com/Azure/azure-sdk-for-go/sdk/security/keyvault/azsecrets"
)

func leak(ctx context.Context, client *azsecrets.Client) error {
	resp, err := client.GetSecret(ctx, "openai", "", nil)
	if err != nil {
		return err
	}
	log.Print("loaded ", *resp.Value) // want `Azure secret .*reaches a log`
	return nil
}

func nearMiss(ctx context.Context, client *azsecrets.Client) error {
	resp, err := client.GetSecret(ctx, "openai", "", nil)
	if err != nil {
		return err
	}
	log.Print("loaded ", *resp.ContentType)
	return nil
}
