// Package clones is a limit: a map that was copied with maps.Clone is taken for the
// same map, so that what is deleted from the copy is gone from the original too.
// This leaks.
package clones

import (
	"log"
	"maps"
	"os"
)

func show() {
	m := map[string]string{"pin": os.Getenv("DB_PASSWORD")}
	c := maps.Clone(m)
	delete(c, "pin")
	log.Print(c)
	log.Print(m)
}
