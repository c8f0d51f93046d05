package confluentkafka

import (
	"os"

	"github.com/confluentinc/confluent-kafka-go/v2/kafka"
)

func leak() *kafka.Message {
	return &kafka.Message{Value: []byte(os.Getenv("GITHUB_TOKEN"))} // want `token from os.Getenv.*reaches a queue`
}

func nearMiss() *kafka.Message {
	return &kafka.Message{Value: []byte(os.Getenv("GITHUB_REPOSITORY"))}
}
