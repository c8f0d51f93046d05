// Package commandenv has the environment of a command, stored in a field of what a
// modelled function returned.
package commandenv

import (
	"log"
	"os"
	"os/exec"
)

func env() {
	cmd := exec.Command("tool", "run")
	cmd.Env = append(cmd.Env, "TOKEN="+os.Getenv("DEPLOY_TOKEN"))
	log.Print(cmd.Env) // want `token from os.Getenv`
	cmd.Env = os.Environ()
	log.Print(cmd.Env) // want `the whole environment`
	log.Print(cmd.Dir)
	cmd.Env = nil
	log.Print(cmd.Env)
}
