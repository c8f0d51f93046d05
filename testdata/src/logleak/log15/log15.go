package log15

import (
	"os"

	"github.com/inconshreveable/log15"
)

func leak() {
	log15.Info("start", "token", os.Getenv("GITHUB_TOKEN")) // want `token from os.Getenv.*reaches a log`
}

func nearMiss() {
	log15.Info("start", "tokens", len(os.Getenv("GITHUB_TOKEN")))
}
