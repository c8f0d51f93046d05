package dbos

import (
	"os"

	"github.com/dbos-inc/dbos-transact-golang/dbos"
)

func leak(ctx dbos.Context) error {
	return dbos.SetEvent(ctx, "auth", os.Getenv("GITHUB_TOKEN")) // want `token from os.Getenv.*reaches workflow history`
}

func nearMiss(ctx dbos.Context) error {
	return dbos.SetEvent(ctx, "repo", os.Getenv("GITHUB_REPOSITORY"))
}
