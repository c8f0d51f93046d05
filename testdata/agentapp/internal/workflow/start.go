package workflow

import (
	"context"
	"fmt"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/worker"

	"example.com/agentapp/internal/logging"
)

const queue = "support"

// Starter starts conversations.
type Starter struct{ client client.Client }

// Dial connects to Temporal.
func Dial(address, namespace, apiKey string) (*Starter, error) {
	c, err := client.Dial(client.Options{HostPort: address, Namespace: namespace, Credentials: client.NewAPIKeyStaticCredentials(apiKey)})
	if err != nil {
		return nil, fmt.Errorf("reach Temporal at %s: %w", address, err)
	}
	return &Starter{client: c}, nil
}

// Serve runs the worker side until it is interrupted.
func (s *Starter) Serve(a *Activities) error {
	w := worker.New(s.client, queue, worker.Options{})
	w.RegisterWorkflow(Support)
	w.RegisterWorkflow(Sync)
	w.RegisterWorkflow(SyncByRef)
	w.RegisterActivity(a)
	return w.Run(worker.InterruptCh())
}

// Start begins a conversation for a signed-in customer.
func (s *Starter) Start(ctx context.Context, customer, question, sessionToken string) (string, error) {
	opts := client.StartWorkflowOptions{ID: "support-" + customer, TaskQueue: queue}
	run, err := s.client.ExecuteWorkflow(ctx, opts, Support, Input{Customer: customer, Question: question, Session: sessionToken})
	if err != nil {
		return "", fmt.Errorf("start the conversation of %s: %w", customer, err)
	}
	return run.GetID(), nil
}

// StartByDigest begins one that knows its session by a digest only.
func (s *Starter) StartByDigest(ctx context.Context, customer, question, sessionToken string) (string, error) {
	opts := client.StartWorkflowOptions{ID: "support-" + customer, TaskQueue: queue}
	run, err := s.client.ExecuteWorkflow(ctx, opts, Support, Input{Customer: customer, Question: question, Session: logging.Digest(sessionToken)})
	if err != nil {
		return "", fmt.Errorf("start the conversation of %s: %w", customer, err)
	}
	return run.GetID(), nil
}

// Authorize tells a running conversation that its customer signed in again.
func (s *Starter) Authorize(ctx context.Context, workflowID, accessToken string) error {
	return s.client.SignalWorkflow(ctx, workflowID, "", "authorized", map[string]string{"access_token": accessToken})
}

// Cancelled reports whether an error means that nobody waits any more.
func Cancelled(err error) bool { return temporal.IsCanceledError(err) }
