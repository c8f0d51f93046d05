package asynq

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"github.com/hibiken/asynq"
)

type payload struct {
	Repo  string
	Creds map[string]string
}

func enqueue(client *asynq.Client, repo string) error {
	b, err := json.Marshal(payload{Repo: repo, Creds: map[string]string{"github": os.Getenv("GITHUB_TOKEN")}})
	if err != nil {
		return err
	}
	_, err = client.Enqueue(asynq.NewTask("clone", b)) // want `token from os.Getenv.*reaches a queue`
	return err
}

func enqueueName(client *asynq.Client, repo string) error {
	b, err := json.Marshal(map[string]string{"repo": repo, "token_env": "GITHUB_TOKEN"})
	if err != nil {
		return err
	}
	_, err = client.Enqueue(asynq.NewTask("clone", b))
	return err
}

// The error of a handler is stored with the task.
func handlers(mux *asynq.ServeMux) {
	mux.HandleFunc("clone", func(ctx context.Context, t *asynq.Task) error {
		return fmt.Errorf("clone with %s", os.Getenv("GITHUB_TOKEN")) // want `token from os.Getenv.*reaches a queue`
	})
	mux.HandleFunc("quiet", func(ctx context.Context, t *asynq.Task) error {
		if os.Getenv("GITHUB_TOKEN") == "" {
			return errors.New("no token")
		}
		return nil
	})
}
