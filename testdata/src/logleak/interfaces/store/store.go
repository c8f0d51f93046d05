// Package store declares an interface and implements it.
package store

import (
	"log"
	"os"
)

type Saver interface{ Save(s string) }

type Log struct{}

func (Log) Save(s string) { log.Print("saved ", s) }

type Source interface{ Token() string }

type Env struct{}

func (Env) Token() string { return os.Getenv("SESSION_TOKEN") }
