// Package store makes errors of what it is given.
package store

import "fmt"

// Open quotes a credential that is one by its own name: that is told here, and to no caller.
func Open(dsn string) error {
	return fmt.Errorf("unsupported store %q", dsn) // want `DSN in parameter dsn .*reaches a returned error`
}

// Parse does not know what it quotes.
func Parse(text string) error {
	return fmt.Errorf("malformed text %q", text)
}
