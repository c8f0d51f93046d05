// Package logvalueattrs is a limit: a value that slog.Any has put into an attribute
// is not asked for its LogValue. The finding is a false alarm.
package logvalueattrs

import (
	"log/slog"
	"os"
)

type config struct{ Name, Key string }

func (c config) LogValue() slog.Value { return slog.StringValue(c.Name) }

func start() {
	c := config{"n", os.Getenv("API_KEY")}
	slog.Info("start", "cfg", c)
	slog.Info("start", slog.Any("cfg", c)) // want `API key from os.Getenv`
}
