package gcppubsub

import (
	"os"

	"cloud.google.com/go/pubsub/v2"
)

func leak() *pubsub.Message {
	return &pubsub.Message{Data: []byte(os.Getenv("GITHUB_TOKEN"))} // want `token from os.Getenv.*reaches a queue`
}

func nearMiss() *pubsub.Message {
	return &pubsub.Message{Data: []byte(os.Getenv("GITHUB_REPOSITORY"))}
}
