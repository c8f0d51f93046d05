package commands

import (
	"log"
	"os"
	"os/exec"
	"strings"
)

func environment() {
	cmd := exec.Command("tool", "run")
	cmd.Env = append(os.Environ(), "TOKEN="+os.Getenv("DEPLOY_TOKEN"))
	log.Print(cmd.Path, cmd.Args)
	log.Print(cmd.String())
	out, err := cmd.CombinedOutput()
	log.Print(err)
	log.Print(string(out))
}

func arguments() {
	cmd := exec.Command("curl", "-u", "me:"+os.Getenv("DEPLOY_PASSWORD"), "https://example.com") // want `password from os.Getenv.* reaches the arguments of a process`
	log.Print(cmd.Path)
	log.Print("run ", cmd.String())                // want `password from os.Getenv`
	log.Print("run ", strings.Join(cmd.Args, " ")) // want `password from os.Getenv`
}

func started() {
	cmd := exec.Command("deploy", "--region", os.Getenv("DEPLOY_REGION"))
	cmd.Env = append(os.Environ(), "DEPLOY_TOKEN="+os.Getenv("DEPLOY_TOKEN"))
	cmd.Stdin = strings.NewReader(os.Getenv("DEPLOY_PASSWORD"))
	_ = cmd.Run()
}

func whole() {
	log.Print(len(os.Environ()))
	log.Print(os.Environ()) // want `the whole environment`
	for _, e := range os.Environ() {
		name, value, _ := strings.Cut(e, "=")
		log.Print(name)
		log.Print(value) // want `the whole environment`
	}
}
