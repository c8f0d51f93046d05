package kafka

import (
	"context"

	"github.com/segmentio/kafka-go"
)

// producer is the project's own interface over *kafka.Writer.
type producer interface {
	WriteMessages(context.Context, ...kafka.Message) error
}

// counter counts, and is no client.
type counter interface {
	WriteMessages(n int, password string) error
}

func send(ctx context.Context, p producer, password string) error {
	return p.WriteMessages(ctx, kafka.Message{Value: []byte(password)}) // want `password in parameter password .*reaches a queue`
}

func count(c counter, password string) error {
	return c.WriteMessages(len(password), password)
}
