package sarama

import (
	"os"

	"github.com/IBM/sarama"
)

func leak() *sarama.ProducerMessage {
	return &sarama.ProducerMessage{Topic: "jobs", Value: sarama.StringEncoder(os.Getenv("GITHUB_TOKEN"))} // want `token from os.Getenv.*reaches a queue`
}

func nearMiss() *sarama.ProducerMessage {
	return &sarama.ProducerMessage{Topic: "jobs", Value: sarama.StringEncoder(os.Getenv("GITHUB_REPOSITORY"))}
}
