package amqp

import (
	"os"

	"github.com/rabbitmq/amqp091-go"
)

func leak() amqp091.Publishing {
	return amqp091.Publishing{Body: []byte(os.Getenv("GITHUB_TOKEN"))} // want `token from os.Getenv.*reaches a queue`
}

func nearMiss() (amqp091.Publishing, error) {
	_, err := amqp091.Dial("amqp://agent:" + os.Getenv("AMQP_PASSWORD") + "@queue")
	return amqp091.Publishing{Body: []byte(os.Getenv("GITHUB_REPOSITORY"))}, err
}
