// Package attribute is a stub of OpenTelemetry's attributes: what the cases use.
package attribute

type Key string

type Value struct{ stringly string }

type KeyValue struct {
	Key   Key
	Value Value
}

func String(k, v string) (kv KeyValue)      { return }
func Int(k string, v int) (kv KeyValue)     { return }
func Bool(k string, v bool) (kv KeyValue)   { return }
func (k Key) String(v string) (kv KeyValue) { return }
