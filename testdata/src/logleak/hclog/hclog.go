package hclog

import (
	"os"

	"github.com/hashicorp/go-hclog"
)

func leak(logger hclog.Logger) {
	logger.Info("login", "password", os.Getenv("VAULT_PASSWORD")) // want `password from os.Getenv.*reaches a log`
}

func nearMiss(logger hclog.Logger) {
	logger.Info("login", "address", os.Getenv("VAULT_ADDR"))
}
