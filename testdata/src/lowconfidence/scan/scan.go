// Package scan keeps what a program itself stores, as package linter does: a scan
// gets to know of it, and shows it on request.
package scan

import (
	"context"
	"database/sql"
	"encoding/json"
	"os"
)

type turn struct {
	Role   string
	Text   string
	Header map[string]string
}

type session struct {
	User        string
	AccessToken string
	Turns       []turn
}

// An audit table keeps what the model was asked, and what it was asked with.
func audit(ctx context.Context, db *sql.DB, s session) error {
	b, err := json.Marshal(s)
	if err != nil {
		return err
	}
	if _, err := db.ExecContext(ctx, "INSERT INTO audit (body) VALUES ($1)", b); err != nil { // want `access token in session.AccessToken .*reaches a database`
		return err
	}
	_, err = db.ExecContext(ctx, "INSERT INTO audit (body) VALUES ($1)", s.User)
	return err
}

func auditTurns(ctx context.Context, db *sql.DB, s session) error {
	b, err := json.Marshal(s.Turns)
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, "INSERT INTO audit (body) VALUES ($1)", b)
	return err
}

func key(ctx context.Context, db *sql.DB) {
	db.ExecContext(ctx, "UPDATE settings SET value = $1", os.Getenv("OPENAI_API_KEY")) // want `API key from os.Getenv.*reaches a database`
	db.QueryContext(ctx, "SELECT value FROM settings WHERE set = $1", os.Getenv("OPENAI_API_KEY") != "")
}
