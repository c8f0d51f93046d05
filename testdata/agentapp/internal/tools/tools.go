// Package tools holds what the agent can do: look customers up, query tickets,
// send mail, fetch pages.
package tools

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sort"

	"example.com/agentapp/internal/config"
)

// Tool is one thing that a model can ask for.
type Tool interface {
	Name() string
	Describe() string
	Call(ctx context.Context, args json.RawMessage) (string, error)
}

// Registry finds tools by name.
type Registry struct {
	CRM      *CRM
	Mail     *Mail
	Tickets  *Tickets
	Fetch    *Fetch
	Internal *Internal
	byName   map[string]Tool
}

// NewRegistry builds all tools.
func NewRegistry(cfg *config.Config) *Registry {
	r := &Registry{
		CRM:      NewCRM(cfg.CRM),
		Mail:     NewMail(cfg.Mail),
		Tickets:  NewTickets(cfg.Database),
		Fetch:    NewFetch(cfg.Search),
		Internal: NewInternal(cfg.Internal),
	}
	r.byName = map[string]Tool{}
	for _, t := range []Tool{r.CRM, r.Mail, r.Tickets, r.Fetch, r.Internal} {
		r.byName[t.Name()] = t
	}
	return r
}

// Names lists the tools in order.
func (r *Registry) Names() []string {
	names := make([]string, 0, len(r.byName))
	for name := range r.byName {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// ErrUnknown is returned for a tool that does not exist.
var ErrUnknown = errors.New("no such tool")

// Call runs a tool.
func (r *Registry) Call(ctx context.Context, name string, args json.RawMessage) (string, error) {
	t, ok := r.byName[name]
	if !ok {
		return "", fmt.Errorf("%w: %q", ErrUnknown, name)
	}
	return t.Call(ctx, args)
}

// PublicError is the text that a model or a customer may read.
func PublicError(err error) string {
	switch {
	case errors.Is(err, ErrUnknown):
		return "there is no such tool"
	case errors.Is(err, context.DeadlineExceeded):
		return "the tool took too long; try a narrower request"
	default:
		return "the tool failed"
	}
}
