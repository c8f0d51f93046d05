// Package commandenv is a limit: what is stored in a field of a modelled function's
// result is lost. Everything here leaks.
package commandenv

import (
	"log"
	"os"
	"os/exec"
)

func env() {
	cmd := exec.Command("tool", "run")
	cmd.Env = append(cmd.Env, "TOKEN="+os.Getenv("DEPLOY_TOKEN"))
	log.Print(cmd.Env)
	cmd.Env = os.Environ()
	log.Print(cmd.Env)
}
