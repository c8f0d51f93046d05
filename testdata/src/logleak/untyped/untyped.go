// Package untyped has a decoded map of any, whose keys name what the values are.
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
	log.Print(m["password"]) // want `password under the key "password"`
	log.Print(m["max_tokens"])
	log.Print(m["name"])
}
