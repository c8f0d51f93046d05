// Package given has credentials that only their use tells.
package given

import (
	"fmt"
	"log"
	"os"

	"github.com/go-sql-driver/mysql"
)

func open(uri string) error {
	_, err := mysql.ParseDSN(uri)
	if err != nil {
		return fmt.Errorf("cannot parse %q: %w", uri, err) // want `connection string in parameter uri .* reaches a returned error`
	}
	return nil
}

type store struct {
	address string
	name    string
}

func (s *store) connect() {
	mysql.ParseDSN(s.address)
	log.Print("connected to ", s.name)
}

func (s *store) close() {
	log.Print("closed ", s.address) // want `connection string in store.address`
	log.Print("closed ", len(s.address))
}

func local() {
	where := os.Getenv("DATABASE")
	mysql.ParseDSN(where)
	log.Print(where) // want `connection string in variable where`
}

// What a program has in it is not given to it from outside.
func constant() {
	where := "root@/test"
	mysql.ParseDSN(where)
	log.Print(where)
}

func other(uri string) { log.Print(uri) }
