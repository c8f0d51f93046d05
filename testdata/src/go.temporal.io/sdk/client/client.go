// Package client is a stub of Temporal's client: what the cases use.
package client

import (
	"context"

	"go.temporal.io/sdk/internal"
)

type StartWorkflowOptions = internal.StartWorkflowOptions

type WorkflowRun = internal.WorkflowRun

type Client interface {
	ExecuteWorkflow(ctx context.Context, options StartWorkflowOptions, workflow any, args ...any) (WorkflowRun, error)
	SignalWorkflow(ctx context.Context, workflowID, runID, signalName string, arg any) error
}
