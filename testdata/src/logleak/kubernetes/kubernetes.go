package kubernetes

import (
	"log"

	"k8s.io/api/core/v1"
)

func leak(secret *v1.Secret) {
	log.Printf("secret %s: %v", secret.Name, secret.Data) // want `Kubernetes secret .*reaches a log`
}

func nearMiss(secret *v1.Secret) {
	log.Printf("secret %s: %d keys", secret.Name, len(secret.Data))
}
