// Package internal is a stub: the types that Temporal's public packages alias.
package internal

import "time"

type Context interface {
	Done() <-chan struct{}
	Value(key any) any
}

type Future interface {
	Get(ctx Context, valuePtr any) error
}

type StartWorkflowOptions struct {
	ID        string
	TaskQueue string
	Memo      map[string]any
}

type ActivityOptions struct{ StartToCloseTimeout time.Duration }

type WorkflowRun interface{ GetID() string }
