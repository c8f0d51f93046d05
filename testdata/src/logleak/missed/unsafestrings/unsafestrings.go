// Package unsafestrings is a limit: unsafe's builtins return nothing of what they
// are given. This leaks.
package unsafestrings

import (
	"log"
	"os"
	"unsafe"
)

func bytes() {
	key := os.Getenv("API_KEY")
	log.Print(unsafe.String(unsafe.StringData(key), len(key)))
}
