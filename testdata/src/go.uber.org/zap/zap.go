// Package zap is a stub: what the cases use.
package zap

type Field struct{ Key string }

type Option interface{ isOption() }

type Logger struct{}

type SugaredLogger struct{}

func NewProduction(options ...Option) (*Logger, error) { return nil, nil }

func (log *Logger) Info(msg string, fields ...Field)  {}
func (log *Logger) Error(msg string, fields ...Field) {}
func (log *Logger) With(fields ...Field) *Logger      { return log }
func (log *Logger) Sugar() *SugaredLogger             { return nil }

func (s *SugaredLogger) Infow(msg string, keysAndValues ...any)   {}
func (s *SugaredLogger) Debugf(template string, args ...any)      {}
func (s *SugaredLogger) Info(args ...any)                         {}
func String(key, val string) (f Field)                            { return }
func Int(key string, val int) (f Field)                           { return }
func Any(key string, value any) (f Field)                         { return }
func Error(err error) (f Field)                                   { return }
func Stringer(key string, val interface{ String() string }) Field { return Field{} }
