package interfaces

import "os"

type leveledLogger interface {
	Info(msg string, keysAndValues ...any)
	Debug(msg string, keysAndValues ...any)
}

// A hook has the methods of the logger that it is given; it implements none.
type hook struct{ leveledLogger }

func (h hook) Printf(format string, args ...any) { h.Info(format, args...) }

func leveled(l leveledLogger) {
	l.Debug("start", "key", os.Getenv("API_KEY")) // want `API key from os.Getenv`
	l.Debug("start", "len", len(os.Getenv("API_KEY")))
}
