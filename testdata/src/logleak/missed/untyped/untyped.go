// Package untyped is a limit: in a map of any, the key's name is no evidence of a
// value whose type is not known. This leaks.
package untyped

import (
	"encoding/json"
	"log"
)

func show(b []byte) {
	var m map[string]any
	if json.Unmarshal(b, &m) != nil {
		return
	}
	log.Print(m["password"])
}
