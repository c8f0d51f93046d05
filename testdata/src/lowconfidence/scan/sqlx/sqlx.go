package sqlx

import (
	"os"

	"github.com/jmoiron/sqlx"
)

func leak(db *sqlx.DB) error {
	_, err := db.NamedExec("INSERT INTO t (k) VALUES (:k)", map[string]any{"k": os.Getenv("OPENAI_API_KEY")}) // want `API key from os.Getenv.*reaches a database`
	return err
}

func nearMiss() error {
	db, err := sqlx.Connect("postgres", os.Getenv("DATABASE_URL"))
	if err != nil {
		return err
	}
	_, err = db.NamedExec("INSERT INTO t (m) VALUES (:m)", map[string]any{"m": os.Getenv("OPENAI_MODEL")})
	return err
}
