// Package core makes lines of fields.
package core

import (
	"fmt"

	"logleak/wrappers/xlog/sink"
)

type Entry struct{ fields []any }

func (e *Entry) With(kv ...any) *Entry {
	return &Entry{fields: append(e.fields, kv...)}
}

func (e *Entry) Emit(msg string) { sink.Line(msg + fmt.Sprint(e.fields...)) }

func (e *Entry) Count() { sink.Length(fmt.Sprint(e.fields...)) }
