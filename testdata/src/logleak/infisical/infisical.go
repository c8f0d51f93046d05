package infisical

import (
	"log"

	"github.com/infisical/go-sdk"
	"github.com/infisical/go-sdk/packages/models"
)

func leak(secret models.Secret) {
	log.Print(secret.SecretValue) // want `Infisical secret .*reaches a log`
}

func nearMiss(client infisical.InfisicalClientInterface, secret models.Secret) {
	log.Print(secret.SecretPath, client != nil)
}
