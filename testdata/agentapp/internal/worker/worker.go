package worker

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/segmentio/kafka-go"
	"github.com/segmentio/kafka-go/sasl/plain"

	"example.com/agentapp/internal/config"
	"example.com/agentapp/internal/gateway"
	"example.com/agentapp/internal/logging"
	"example.com/agentapp/internal/replay"
	"example.com/agentapp/internal/tools"
)

// Worker runs one consumer.
type Worker struct {
	reader *kafka.Reader
	dead   *DeadLetters
	agent  *Agent
	log    logging.Logger
	max    int
}

// New connects a worker.
func New(cfg *config.Config, model gateway.Model, registry *tools.Registry, store *replay.Files) *Worker {
	log := logging.New("worker")
	dialer := &kafka.Dialer{SASLMechanism: plain.Mechanism{Username: cfg.Kafka.SASLUser, Password: cfg.Kafka.SASLPassword}}
	return &Worker{
		reader: kafka.NewReader(kafka.ReaderConfig{Brokers: cfg.Kafka.Brokers, Topic: cfg.Kafka.Topic, GroupID: "agentd", Dialer: dialer}),
		dead:   NewDeadLetters(cfg.Kafka),
		agent:  &Agent{model: model, tools: registry, store: store, log: log},
		log:    log,
		max:    cfg.Limits.MaxRetries,
	}
}

// Run works until the context ends.
func (w *Worker) Run(ctx context.Context) error {
	defer w.reader.Close()
	for {
		m, err := w.reader.FetchMessage(ctx)
		if errors.Is(err, io.EOF) || errors.Is(err, context.Canceled) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("fetch a job: %w", err)
		}
		w.handle(ctx, m)
		if err := w.reader.CommitMessages(ctx, m); err != nil {
			return fmt.Errorf("commit offset %d: %w", m.Offset, err)
		}
	}
}

func (w *Worker) handle(ctx context.Context, m kafka.Message) {
	var job Job
	if err := json.Unmarshal(m.Value, &job); err != nil {
		w.log.Warn(ctx, "not a job", "offset", m.Offset, "bytes", len(m.Value))
		return
	}
	w.log.Info(ctx, "job started", "job", job.Public())
	err := retry(ctx, w.max, func(attempt int) error {
		job.Attempt = attempt
		return w.agent.Do(ctx, job)
	})
	if err == nil {
		w.log.Info(ctx, "job done", "id", job.ID, "attempts", job.Attempt)
		return
	}
	w.log.Info(ctx, "job failed", "job", job)
	if err := w.dead.Put(ctx, job, errors.New(tools.PublicError(err))); err != nil {
		w.log.Error(ctx, "dead letter not written", err, "id", job.ID)
	}
}
