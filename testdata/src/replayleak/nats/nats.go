package nats

import (
	"os"

	"github.com/nats-io/nats.go"
)

func leak(nc *nats.Conn) error {
	return nc.Publish("jobs", []byte(os.Getenv("GITHUB_TOKEN"))) // want `token from os.Getenv.*reaches a queue`
}

func nearMiss() error {
	nc, err := nats.Connect("nats://queue", nats.Token(os.Getenv("NATS_TOKEN")))
	if err != nil {
		return err
	}
	return nc.Publish("jobs", []byte(os.Getenv("GITHUB_REPOSITORY")))
}
