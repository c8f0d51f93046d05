package logvalues

import (
	"context"
	"log"
	"log/slog"
	"os"
)

type redacting struct{ Name, Key string }

func (r redacting) LogValue() slog.Value { return slog.StringValue(r.Name) }

type careless struct{ Name, Key string }

func (c careless) LogValue() slog.Value {
	return slog.GroupValue(slog.String("name", c.Name), slog.String("key", c.Key))
}

type onPointer struct{ Name, Key string }

func (*onPointer) LogValue() slog.Value { return slog.StringValue("***") }

func use(ctx context.Context) {
	key := os.Getenv("API_KEY")
	slog.Info("start", "cfg", redacting{"n", key})
	slog.Info("start", "cfg", careless{"n", key}) // want `API key from os.Getenv`
	// Only slog asks for LogValue.
	log.Print(redacting{"n", key})                                      // want `API key from os.Getenv`
	slog.InfoContext(ctx, "start", slog.Any("cfg", careless{"n", key})) // want `API key from os.Getenv`
	slog.InfoContext(ctx, "start", slog.Any("cfg", redacting{"n", key}))
	slog.Info("start", "cfg", &onPointer{"n", key})
	slog.Info("start", "cfg", onPointer{"n", key}) // want `API key from os.Getenv`
}

func attributes() {
	key := os.Getenv("API_KEY")
	slog.Info("start", "key", key) // want `API key from os.Getenv`
	slog.Info("start", "len", len(key), slog.Int("n", 3))
	slog.Error("start", slog.Group("auth", slog.String("key", key))) // want `API key from os.Getenv`
	slog.With("key", key).Info("x")                                  // want `API key from os.Getenv`
}

func loggers() {
	key := os.Getenv("API_KEY")
	logger := slog.Default().With("user", "u")
	logger.Info("x")
	logger.Info(key) // want `API key from os.Getenv`
}

type nested struct{ Inner *careless }

// The text handler prints the address, the JSON handler the content.
func pointers() {
	slog.Info("x", "nested", nested{&careless{"n", os.Getenv("API_KEY")}}) // want `API key from os.Getenv`
	slog.Info("x", "nested", nested{&careless{"n", "x"}})
}

// The logger keeps the key; whoever is given it besides leaks it too.
func attached() {
	key := os.Getenv("API_KEY")
	slog.With("key", key).Info("x") // want `API key from os.Getenv`
	log.Print(key)                  // want `API key from os.Getenv`
	log.Print(len(key))
}
