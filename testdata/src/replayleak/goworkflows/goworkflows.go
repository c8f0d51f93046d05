package goworkflows

import (
	"os"

	"github.com/cschleiden/go-workflows/workflow"
)

func leak(ctx workflow.Context) workflow.Future[string] {
	return workflow.ExecuteActivity[string](ctx, workflow.DefaultActivityOptions, "clone", os.Getenv("GITHUB_TOKEN")) // want `token from os.Getenv.*reaches workflow history`
}

func nearMiss(ctx workflow.Context) workflow.Future[string] {
	return workflow.ExecuteActivity[string](ctx, workflow.DefaultActivityOptions, "clone", os.Getenv("GITHUB_REPOSITORY"))
}
