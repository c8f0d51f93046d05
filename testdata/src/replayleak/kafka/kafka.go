package kafka

import (
	"context"
	"encoding/json"
	"os"

	"github.com/segmentio/kafka-go"
)

type job struct {
	ID     string `json:"id"`
	APIKey string `json:"api_key"`
}

type reference struct {
	ID        string `json:"id"`
	SecretRef string `json:"secret_ref"`
}

func publish(ctx context.Context, w *kafka.Writer, j job) error {
	b, err := json.Marshal(j)
	if err != nil {
		return err
	}
	return w.WriteMessages(ctx, kafka.Message{Key: []byte(j.ID), Value: b}) // want `API key in job.APIKey .*reaches a queue`
}

// The consumer looks the secret up by its name.
func publishReference(ctx context.Context, w *kafka.Writer, j job) error {
	b, err := json.Marshal(reference{ID: j.ID, SecretRef: "jobs/" + j.ID})
	if err != nil {
		return err
	}
	return w.WriteMessages(ctx, kafka.Message{Key: []byte(j.ID), Value: b})
}

func headers(trace string) []kafka.Header {
	return []kafka.Header{
		{Key: "trace", Value: []byte(trace)},
		{Key: "authorization", Value: []byte("Bearer " + os.Getenv("SERVICE_TOKEN"))}, // want `token from os.Getenv.*reaches a queue`
	}
}
