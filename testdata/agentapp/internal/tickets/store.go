// Package tickets keeps tickets in whatever database a team has.
package tickets

import (
	"context"
	"log/slog"

	"github.com/jackc/pgx/v5"
	"github.com/jmoiron/sqlx"
	"gorm.io/gorm"

	"example.com/agentapp/internal/config"
)

// Connect opens the ticket database.
func Connect(ctx context.Context, db config.Database) (*pgx.Conn, error) {
	cfg, err := pgx.ParseConfig(db.DSN)
	if err != nil {
		return nil, err
	}
	slog.Info("ticket database", "host", cfg.Host, "user", cfg.User)
	slog.Debug("ticket database", "user", cfg.User, "password", cfg.Password)
	return pgx.ConnectConfig(ctx, cfg)
}

// Session is a row of the table of sessions.
type Session struct {
	ID          int64
	Customer    string
	AccessToken string
}

// Save keeps a session.
func Save(db *gorm.DB, s *Session) error {
	return db.Create(s).Error
}

// SaveCustomer keeps who it was.
func SaveCustomer(db *gorm.DB, s *Session) error {
	return db.Model(s).Update("customer", s.Customer).Error
}

// Import writes a session that another tool exported.
func Import(db *sqlx.DB, s Session) error {
	_, err := db.NamedExec("INSERT INTO sessions (customer, access_token) VALUES (:customer, :access_token)", map[string]any{
		"customer": s.Customer, "access_token": s.AccessToken,
	})
	return err
}

// ImportCustomer writes only who it was.
func ImportCustomer(db *sqlx.DB, s Session) error {
	_, err := db.NamedExec("INSERT INTO sessions (customer) VALUES (:customer)", map[string]any{"customer": s.Customer})
	return err
}
