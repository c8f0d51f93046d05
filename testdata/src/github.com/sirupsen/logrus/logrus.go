// Package logrus is a stub: what the cases use.
package logrus

type Fields map[string]any

type Logger struct{}

type Entry struct{}

func New() *Logger { return nil }

func WithField(key string, value any) *Entry { return nil }
func WithFields(fields Fields) *Entry        { return nil }
func WithError(err error) *Entry             { return nil }
func Infof(format string, args ...any)       {}
func Info(args ...any)                       {}

func (l *Logger) Infof(format string, args ...any)  {}
func (l *Logger) WithFields(fields Fields) *Entry   { return nil }
func (e *Entry) WithField(key string, v any) *Entry { return nil }
func (e *Entry) Info(args ...any)                   {}
func (e *Entry) Errorf(format string, args ...any)  {}

type FieldLogger interface {
	WithField(key string, value any) *Entry
	Infof(format string, args ...any)
}
