package gocraftwork

import (
	"os"

	"github.com/gocraft/work"
)

func leak(e *work.Enqueuer) error {
	_, err := e.Enqueue("clone", work.Q{"token": os.Getenv("GITHUB_TOKEN")}) // want `token from os.Getenv.*reaches a queue`
	return err
}

func nearMiss(e *work.Enqueuer) error {
	_, err := e.Enqueue("clone", work.Q{"repo": os.Getenv("GITHUB_REPOSITORY")})
	return err
}
