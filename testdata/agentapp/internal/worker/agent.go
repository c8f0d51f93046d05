package worker

import (
	"context"
	"encoding/json"
	"fmt"

	"example.com/agentapp/internal/gateway"
	"example.com/agentapp/internal/logging"
	"example.com/agentapp/internal/prompt"
	"example.com/agentapp/internal/replay"
	"example.com/agentapp/internal/tools"
)

// Agent answers one job.
type Agent struct {
	model gateway.Model
	tools *tools.Registry
	store *replay.Files
	log   logging.Logger
}

// Do answers a job and records the conversation.
func (a *Agent) Do(ctx context.Context, job Job) error {
	system, err := prompt.Support(prompt.Customer{Customer: job.Customer, Plan: "standard", Tools: a.tools.Names()})
	if err != nil {
		return fmt.Errorf("%w: %w", errGiveUp, err)
	}
	answer, err := a.model.Ask(ctx, system, job.Question)
	if err != nil {
		return err
	}
	for _, call := range answer.Calls {
		out, err := a.tools.Call(ctx, call.Tool, json.RawMessage(call.Args))
		if err != nil {
			a.log.Error(ctx, "tool failed", err, "tool", call.Tool, "call", call.ID)
			a.log.Info(ctx, "tool failed, told the model", "tool", call.Tool, "said", tools.PublicError(err))
			out = tools.PublicError(err)
		}
		answer, err = a.model.Ask(ctx, system, out)
		if err != nil {
			return err
		}
	}
	a.log.Info(ctx, "answered", "job", job.ID, "input_tokens", answer.InputTokens, "output_tokens", answer.OutputTokens)
	return a.store.SaveTranscript(job.ID, job.Question, answer.Text)
}

// Operate answers an operator, who may know more than a customer.
func (a *Agent) Operate(ctx context.Context, question string) (gateway.Answer, error) {
	var p prompt.Builder
	p.Section("Task", "You help an operator of the support agent.")
	p.Section("CRM", a.tools.CRM.Usage())
	p.List("Tools", a.tools.Names())
	return a.model.Ask(ctx, p.String(), question)
}

// Assist answers a colleague in customer support.
func (a *Agent) Assist(ctx context.Context, question string) (gateway.Answer, error) {
	var p prompt.Builder
	p.Section("Task", "You help a colleague in customer support.")
	p.Section("CRM", a.tools.CRM.Hint())
	p.List("Tools", a.tools.Names())
	return a.model.Ask(ctx, p.String(), question)
}
