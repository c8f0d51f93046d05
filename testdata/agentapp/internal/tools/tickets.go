package tools

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/url"

	_ "github.com/lib/pq" // the tickets are in PostgreSQL

	"example.com/agentapp/internal/config"
)

// Tickets queries the ticket database.
type Tickets struct {
	dsn string
	db  *sql.DB
}

// NewTickets builds the tool; the connection is opened at the first call.
func NewTickets(cfg config.Database) *Tickets { return &Tickets{dsn: cfg.DSN} }

// Name implements Tool.
func (t *Tickets) Name() string { return "find_tickets" }

// Describe implements Tool.
func (t *Tickets) Describe() string { return "Lists the open tickets of a customer." }

func (t *Tickets) open() error {
	if t.db != nil {
		return nil
	}
	u, err := url.Parse(t.dsn)
	if err != nil {
		return errors.New("DATABASE_URL is not a URL")
	}
	slog.Info("opening the ticket database", "url", u.Redacted())
	slog.Info("ticket database", "host", u.Host, "name", u.Path, "user", u.User.Username())
	slog.Debug("dialing", "target", u.String())
	db, err := sql.Open("postgres", t.dsn)
	if err != nil {
		return errors.New("open the ticket database: check DATABASE_URL")
	}
	t.db = db
	return nil
}

// Call implements Tool.
func (t *Tickets) Call(ctx context.Context, args json.RawMessage) (string, error) {
	var in struct {
		Customer string `json:"customer"`
	}
	if err := json.Unmarshal(args, &in); err != nil {
		return "", fmt.Errorf("read the arguments of %s: %w", t.Name(), err)
	}
	if err := t.open(); err != nil {
		return "", err
	}
	rows, err := t.db.QueryContext(ctx, "SELECT subject FROM tickets WHERE customer = $1 AND open", in.Customer)
	if err != nil {
		return "", fmt.Errorf("query tickets: %w", err)
	}
	defer rows.Close()
	var subjects []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return "", fmt.Errorf("read a ticket: %w", err)
		}
		subjects = append(subjects, s)
	}
	out, err := json.Marshal(subjects)
	return string(out), err
}

// Ping tells whether the database answers.
func (t *Tickets) Ping(ctx context.Context) error {
	if err := t.open(); err != nil {
		return err
	}
	if err := t.db.PingContext(ctx); err != nil {
		return fmt.Errorf("ping %s: %w", t.dsn, err)
	}
	return nil
}

// Check is Ping for the health page.
func (t *Tickets) Check(ctx context.Context) error {
	if err := t.open(); err != nil {
		return err
	}
	if err := t.db.PingContext(ctx); err != nil {
		return errors.New("the ticket database does not answer")
	}
	return nil
}
