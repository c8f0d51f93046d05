package mysql

import (
	"log"

	"github.com/go-sql-driver/mysql"
)

func leak(cfg *mysql.Config) {
	log.Print("open ", cfg.FormatDSN()) // want `database DSN .*reaches a log`
}

func nearMiss(cfg *mysql.Config) {
	log.Print("open ", cfg.Addr)
}
