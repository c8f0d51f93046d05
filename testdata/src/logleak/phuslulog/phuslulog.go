package phuslulog

import (
	"os"

	"github.com/phuslu/log"
)

func leak() {
	log.Info().Str("token", os.Getenv("GITHUB_TOKEN")).Msg("start") // want `token from os.Getenv.*reaches a log`
}

func nearMiss() {
	log.Info().Str("repo", os.Getenv("GITHUB_REPOSITORY")).Msg("start")
}
