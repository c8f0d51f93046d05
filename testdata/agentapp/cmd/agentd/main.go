// Command agentd runs the support agent: it takes jobs from Kafka, answers
// customers with the help of tools, and asks people before it acts.
package main

import (
	"context"
	"errors"
	"expvar"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"os/signal"

	"golang.org/x/sync/errgroup"

	"example.com/agentapp/internal/approval"
	"example.com/agentapp/internal/config"
	"example.com/agentapp/internal/gateway"
	"example.com/agentapp/internal/replay"
	"example.com/agentapp/internal/scheduler"
	"example.com/agentapp/internal/tools"
	"example.com/agentapp/internal/worker"
)

func main() {
	slog.SetDefault(slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelDebug})))
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()

	cfg, err := config.Load()
	if err != nil {
		slog.Error("cannot load the configuration", "err", err)
		os.Exit(1)
	}
	cfg.Check()
	slog.Info("configuration loaded", "view", cfg.View())
	slog.Debug("effective configuration", "config", cfg)
	slog.Info("crm configured", "crm", cfg.CRM)
	slog.Info("openai configured", "provider", cfg.OpenAI, "key", cfg.OpenAI.APIKey)
	if os.Getenv("AGENT_VERBOSE") != "" {
		cfg.Report()
	}
	publish(cfg)

	if err := run(ctx, cfg); err != nil && !errors.Is(err, context.Canceled) {
		slog.Error("agentd stopped", "err", err)
		os.Exit(1)
	}
}

// publish exposes a few settings on /debug/vars.
func publish(cfg *config.Config) {
	expvar.NewString("env").Set(cfg.Env)
	expvar.NewInt("max_tokens").Set(int64(cfg.Limits.MaxTokens))
	expvar.Publish("search", expvar.Func(func() any { return cfg.Search }))
	expvar.Publish("settings", expvar.Func(func() any { return cfg.View() }))
}

func run(ctx context.Context, cfg *config.Config) error {
	store, err := replay.OpenFiles(envOr("REPLAY_DIR", "replay"))
	if err != nil {
		return fmt.Errorf("open replay store: %w", err)
	}
	registry := tools.NewRegistry(cfg)
	model := gateway.NewOpenAI(cfg.OpenAI)
	w := worker.New(cfg, model, registry, store)
	s := scheduler.New(cfg, registry)

	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error { return w.Run(ctx) })
	g.Go(func() error { return s.Run(ctx) })
	g.Go(func() error { return listen(ctx, cfg.AdminAddr, adminMux(cfg)) })
	g.Go(func() error { return listen(ctx, cfg.Addr, approval.Handler(cfg, registry)) })
	return g.Wait()
}

func listen(ctx context.Context, addr string, h http.Handler) error {
	srv := &http.Server{Addr: addr, Handler: h}
	go func() {
		<-ctx.Done()
		_ = srv.Close()
	}()
	return srv.ListenAndServe()
}

func envOr(name, fallback string) string {
	if v := os.Getenv(name); v != "" {
		return v
	}
	return fallback
}
