package pgx

import (
	"context"
	"os"

	"github.com/jackc/pgx/v5"
)

func leak(ctx context.Context, c *pgx.Conn) error {
	_, err := c.Exec(ctx, "INSERT INTO t (k) VALUES ($1)", os.Getenv("OPENAI_API_KEY")) // want `API key from os.Getenv.*reaches a database`
	return err
}

func copyFrom() pgx.CopyFromSource {
	return pgx.CopyFromRows([][]any{{"openai", os.Getenv("OPENAI_API_KEY")}}) // want `API key from os.Getenv.*reaches a database`
}

func nearMiss(ctx context.Context) error {
	c, err := pgx.Connect(ctx, os.Getenv("DATABASE_URL"))
	if err != nil {
		return err
	}
	_, err = c.Exec(ctx, "INSERT INTO t (m) VALUES ($1)", os.Getenv("OPENAI_MODEL"))
	return err
}
