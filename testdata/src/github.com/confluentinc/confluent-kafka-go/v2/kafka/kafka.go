// Package kafka is a stub: what the cases use.
package kafka

type Message struct{ Value, Key []byte }
