package cadence

import (
	"os"

	"go.uber.org/cadence/workflow"
)

func leak(ctx workflow.Context) workflow.Future {
	return workflow.ExecuteActivity(ctx, "clone", os.Getenv("GITHUB_TOKEN")) // want `token from os.Getenv.*reaches workflow history`
}

func nearMiss(ctx workflow.Context) workflow.Future {
	return workflow.ExecuteActivity(ctx, "clone", os.Getenv("GITHUB_REPOSITORY"))
}
