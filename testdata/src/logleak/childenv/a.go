// Package childenv has the environment of processes to start.
package childenv

import "log"

type server struct {
	Command string            `json:"command"`
	Args    []string          `json:"args"`
	Env     map[string]string `json:"env"`
}

type config struct {
	Servers map[string]server
}

// A deployment's environment is "prod", not a list of variables.
type deployment struct {
	Environment map[string]string
	Region      string
}

func show(c config, d deployment) {
	for name, s := range c.Servers {
		log.Print(name, s.Command)
		for k, v := range s.Env {
			log.Print(k)
			log.Printf("%s=%s", k, v) // want `environment of a child process in server.Env`
		}
		log.Print(len(s.Env))
		log.Printf("%+v", s) // want `environment of a child process in server.Env`
	}
	for k, v := range d.Environment {
		log.Printf("%s=%s", k, v)
	}
}

func keys(passwords map[string]string) {
	for user := range passwords {
		log.Print(user)
	}
	for user, password := range passwords {
		log.Print(user, password) // want `password`
	}
}
