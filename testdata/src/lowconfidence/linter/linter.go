// Package linter keeps what a program itself stores. Its own database and files are
// often meant to hold the secret, so confidence is low, and a linter shows nothing.
package linter

import (
	"database/sql"
	"os"
)

func keep(db *sql.DB) error {
	if _, err := db.Exec("UPDATE settings SET value = $1", os.Getenv("OPENAI_API_KEY")); err != nil {
		return err
	}
	return os.WriteFile("key", []byte(os.Getenv("OPENAI_API_KEY")), 0o600)
}
