package gcpsecretmanager

import (
	"context"
	"log"

	"cloud.google.com/go/secretmanager/apiv1"
	"cloud.google.com/go/secretmanager/apiv1/secretmanagerpb"
)

func leak(ctx context.Context, client *secretmanager.Client, name string) error {
	resp, err := client.AccessSecretVersion(ctx, &secretmanagerpb.AccessSecretVersionRequest{Name: name})
	if err != nil {
		return err
	}
	log.Printf("payload: %s", resp.Payload.Data) // want `Google secret .*reaches a log`
	return nil
}

func nearMiss(ctx context.Context, client *secretmanager.Client, name string) error {
	resp, err := client.AccessSecretVersion(ctx, &secretmanagerpb.AccessSecretVersionRequest{Name: name})
	if err != nil {
		return err
	}
	log.Printf("payload of %s: %d bytes", resp.Name, len(resp.Payload.Data))
	return nil
}
