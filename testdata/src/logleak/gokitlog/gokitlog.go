package gokitlog

import (
	"os"

	"github.com/go-kit/log"
)

func leak(logger log.Logger) {
	_ = logger.Log("msg", "start", "token", os.Getenv("GITHUB_TOKEN")) // want `token from os.Getenv.*reaches a log`
}

func nearMiss(logger log.Logger) {
	_ = logger.Log("msg", "start", "token", len(os.Getenv("GITHUB_TOKEN")))
}
