// Package traceloop is a stub: what the cases use.
package traceloop

type Message struct{ Role, Content string }
