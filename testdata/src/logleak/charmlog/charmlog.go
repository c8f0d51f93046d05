package charmlog

import (
	"os"

	"github.com/charmbracelet/log"
)

func leak() {
	log.Info("connect", "token", os.Getenv("GITHUB_TOKEN")) // want `token from os.Getenv.*reaches a log`
}

func nearMiss() {
	log.Info("connect", "tokenLength", len(os.Getenv("GITHUB_TOKEN")))
}
