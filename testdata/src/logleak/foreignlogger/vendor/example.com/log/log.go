// Package log is a logger that no model describes.
package log

type Entry struct{ fields map[string]any }

func WithField(key string, value any) *Entry { return &Entry{map[string]any{key: value}} }

func (e *Entry) WithField(key string, value any) *Entry { e.fields[key] = value; return e }

func (e *Entry) Debug(msg string) {}

func Warnf(format string, args ...any) {}

func SetLevel(name string) {}

type Options struct{}

func (o Options) With(value any) Options { return o }
