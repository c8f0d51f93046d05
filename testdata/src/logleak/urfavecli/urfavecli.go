package urfavecli

import (
	"log"

	"github.com/urfave/cli/v2"
	cli3 "github.com/urfave/cli/v3"
)

func leak(c *cli.Context, cmd *cli3.Command) {
	log.Print("key ", c.String("api-key"))   // want `API key from .*reaches a log`
	log.Print("key ", cmd.String("api-key")) // want `API key from .*reaches a log`
}

func nearMiss(c *cli.Context, cmd *cli3.Command) {
	log.Print("model ", c.String("model"))
	log.Print("model ", cmd.String("model"))
}
