// Package protocol is a stub: the header type that kafka-go aliases.
package protocol

type Header struct {
	Key   string
	Value []byte
}
