// Package asynq is a stub: what the cases use.
package asynq

import "context"

type Task struct{ typename string }

type Option interface{ isOption() }

func NewTask(typename string, payload []byte, opts ...Option) *Task { return nil }

func (t *Task) Payload() []byte { return nil }

type RedisClientOpt struct{ Addr, Password string }

type Client struct{}

func NewClient(r RedisClientOpt) *Client { return nil }

type TaskInfo struct{ ID string }

func (c *Client) Enqueue(task *Task, opts ...Option) (*TaskInfo, error) { return nil, nil }

type ServeMux struct{}

func (m *ServeMux) HandleFunc(pattern string, handler func(context.Context, *Task) error) {}
