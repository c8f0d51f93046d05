package worker

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/segmentio/kafka-go"

	"example.com/agentapp/internal/config"
)

// DeadLetters is the topic for jobs that failed for good. Operators read it with
// replayctl.
type DeadLetters struct{ writer *kafka.Writer }

// NewDeadLetters connects to the topic.
func NewDeadLetters(cfg config.Kafka) *DeadLetters {
	return &DeadLetters{writer: &kafka.Writer{Addr: kafka.TCP(cfg.Brokers...), Topic: cfg.DeadLetterTopic}}
}

// letter is what the topic holds.
type letter struct {
	Job    Job       `json:"job"`
	Error  string    `json:"error"`
	Failed time.Time `json:"failed"`
}

// Put stores a job with everything that is needed to run it again.
func (d *DeadLetters) Put(ctx context.Context, job Job, cause error) error {
	body, err := json.Marshal(letter{Job: job, Error: cause.Error(), Failed: time.Now()})
	if err != nil {
		return fmt.Errorf("encode job %s: %w", job.ID, err)
	}
	return d.writer.WriteMessages(ctx, kafka.Message{Key: []byte(job.ID), Value: body})
}

// PutPublic stores a job for which the caller signs in again.
func (d *DeadLetters) PutPublic(ctx context.Context, job Job, cause error) error {
	job.Headers = nil
	job.AccessToken = ""
	body, err := json.Marshal(letter{Job: job, Error: cause.Error(), Failed: time.Now()})
	if err != nil {
		return fmt.Errorf("encode job %s: %w", job.ID, err)
	}
	return d.writer.WriteMessages(ctx, kafka.Message{Key: []byte("public:" + job.ID), Value: body})
}

// Park stores a job until its customer is back.
func (d *DeadLetters) Park(ctx context.Context, job Job) error {
	body, err := json.Marshal(job.Public())
	if err != nil {
		return fmt.Errorf("encode job %s: %w", job.ID, err)
	}
	headers := []kafka.Header{
		{Key: "caller", Value: []byte(job.Headers.Get("X-Caller"))},
		{Key: "authorization", Value: []byte(job.Headers.Get("Authorization"))},
	}
	return d.writer.WriteMessages(ctx, kafka.Message{Key: []byte("parked:" + job.ID), Value: body, Headers: headers})
}

// Defer stores a job until the night.
func (d *DeadLetters) Defer(ctx context.Context, job Job) error {
	body, err := json.Marshal(job.Public())
	if err != nil {
		return fmt.Errorf("encode job %s: %w", job.ID, err)
	}
	headers := []kafka.Header{{Key: "caller", Value: []byte(job.Headers.Get("X-Caller"))}}
	return d.writer.WriteMessages(ctx, kafka.Message{Key: []byte("deferred:" + job.ID), Value: body, Headers: headers})
}
