package awssecrets

import (
	"context"
	"log"

	"github.com/aws/aws-sdk-go-v2/service/secretsmanager"
)

func leak(ctx context.Context, client *secretsmanager.Client, id string) error {
	out, err := client.GetSecretValue(ctx, &secretsmanager.GetSecretValueInput{SecretId: &id})
	if err != nil {
		return err
	}
	log.Printf("secret is %s", *out.SecretString) // want `AWS secret .*reaches a log`
	return nil
}

func nearMiss(ctx context.Context, client *secretsmanager.Client, id string) error {
	out, err := client.GetSecretValue(ctx, &secretsmanager.GetSecretValueInput{SecretId: &id})
	if err != nil {
		return err
	}
	log.Printf("%s is at version %s", *out.Name, *out.VersionId)
	return nil
}
