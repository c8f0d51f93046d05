package gocql

import (
	"os"

	"github.com/gocql/gocql"
)

func leak(s *gocql.Session) *gocql.Query {
	return s.Query("INSERT INTO t (k) VALUES (?)", os.Getenv("OPENAI_API_KEY")) // want `API key from os.Getenv.*reaches a database`
}

func nearMiss(s *gocql.Session) (*gocql.Query, gocql.PasswordAuthenticator) {
	return s.Query("INSERT INTO t (m) VALUES (?)", os.Getenv("OPENAI_MODEL")), gocql.PasswordAuthenticator{Password: os.Getenv("CASSANDRA_PASSWORD")}
}
