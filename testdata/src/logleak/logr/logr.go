package logr

import (
	"os"

	"github.com/go-logr/logr"
)

func leak(logger logr.Logger) {
	logger.WithValues("token", os.Getenv("GITHUB_TOKEN")).Info("start") // want `token from os.Getenv.*reaches a log`
}

func nearMiss(logger logr.Logger) {
	logger.WithValues("repo", os.Getenv("GITHUB_REPOSITORY")).Info("start")
}
