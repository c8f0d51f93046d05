// Package zerolog is a stub: what the cases use.
package zerolog

import "io"

type Logger struct{}

func New(w io.Writer) (l Logger) { return }

func (l *Logger) Info() *Event     { return nil }
func (l *Logger) Error() *Event    { return nil }
func (l Logger) With() (c Context) { return }

type Context struct{}

func (c Context) Str(key, val string) Context { return c }
func (c Context) Logger() (l Logger)          { return }

type Event struct{}

func (e *Event) Str(key, val string) *Event           { return e }
func (e *Event) Int(key string, i int) *Event         { return e }
func (e *Event) Err(err error) *Event                 { return e }
func (e *Event) Interface(key string, i any) *Event   { return e }
func (e *Event) Msg(msg string)                       {}
func (e *Event) Msgf(format string, v ...interface{}) {}
func (e *Event) Send()                                {}
