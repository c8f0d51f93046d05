// Package reset is a limit: no model says that Reset empties a builder or a buffer.
// The findings are false alarms.
package reset

import (
	"bytes"
	"log"
	"os"
	"strings"
)

func builder() {
	var b strings.Builder
	b.WriteString(os.Getenv("API_KEY"))
	b.Reset()
	log.Print(b.String()) // want `API key from os.Getenv`
}

func buffer() {
	var b bytes.Buffer
	b.WriteString(os.Getenv("API_KEY"))
	b.Reset()
	log.Print(b.String()) // want `API key from os.Getenv`
}
