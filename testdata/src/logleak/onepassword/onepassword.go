package onepassword

import (
	"context"
	"log"

	"github.com/1password/onepassword-sdk-go"
)

func leak(ctx context.Context, client *onepassword.Client) error {
	value, err := client.Secrets().Resolve(ctx, "op://agent/openai/key")
	if err != nil {
		return err
	}
	log.Print("resolved ", value) // want `1Password secret .*reaches a log`
	return nil
}

func nearMiss(ctx context.Context, client *onepassword.Client) error {
	value, err := client.Secrets().Resolve(ctx, "op://agent/openai/key")
	if err != nil {
		return err
	}
	log.Print("resolved: ", value != "")
	return nil
}
