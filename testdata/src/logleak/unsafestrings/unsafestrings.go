// Package unsafestrings converts with unsafe's builtins.
package unsafestrings

import (
	"log"
	"os"
	"unsafe"
)

func bytes() {
	key := os.Getenv("API_KEY")
	log.Print(unsafe.String(unsafe.StringData(key), len(key))) // want `API key from os.Getenv`
	log.Print(unsafe.Sizeof(key))
}
