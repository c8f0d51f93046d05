// Command seed fills the ticket database of a developer.
package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"time"

	_ "github.com/lib/pq" // the tickets are in PostgreSQL
)

func main() {
	password := "@@DB_PASSWORD@@"
	host := "db.dev.internal.example"
	if v := os.Getenv("PGHOST"); v != "" {
		host = v
	}
	dsn := fmt.Sprintf("postgres://agent:%s@%s/tickets", password, host)
	fmt.Println("seeding", host)
	fmt.Println("connecting to", dsn)
	if len(os.Args) > 1 && os.Args[1] == "-v" {
		fmt.Printf("user agent, password %s\n", password)
		fmt.Printf("password has %d characters\n", len(password))
	}
	if err := seed(dsn); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func seed(dsn string) error {
	db, err := sql.Open("postgres", dsn)
	if err != nil {
		return errors.New("open the database: check PGHOST")
	}
	defer db.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	for i := range 20 {
		if _, err := db.ExecContext(ctx, "INSERT INTO tickets (customer, subject, open) VALUES ($1, $2, true)", fmt.Sprintf("customer-%02d", i), "printer is offline"); err != nil {
			return fmt.Errorf("insert ticket %d: %w", i, err)
		}
	}
	return nil
}
