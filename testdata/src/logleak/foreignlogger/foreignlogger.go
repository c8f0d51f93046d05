// Package foreignlogger logs through another module's logger, which has no model.
package foreignlogger

import (
	"os"

	"example.com/log"
	"example.com/store"
)

type command struct {
	Args []string
	Env  []string
}

func run(c command) {
	log.WithField("args", c.Args).WithField("env", c.Env).Debug("run") // want `environment of a child process in command.Env .* reaches a log`
	log.WithField("args", c.Args).Debug("run")
}

func start() {
	key := os.Getenv("API_KEY")
	log.Warnf("key %s", key) // want `API key from os.Getenv`
	log.Warnf("key %d", len(key))
	log.SetLevel(key)
	log.Options{}.With(key)
	store.WithField("key", key)
}
