package charmlog2

import (
	"os"

	"charm.land/log/v2"
)

func leak() {
	log.With("token", os.Getenv("GITHUB_TOKEN")).Info("connect") // want `token from os.Getenv.*reaches a log`
}

func nearMiss() {
	log.With("repo", os.Getenv("GITHUB_REPOSITORY")).Info("connect")
}
