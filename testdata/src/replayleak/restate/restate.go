package restate

import (
	"os"

	"github.com/restatedev/sdk-go"
)

func leak(ctx restate.ObjectContext) {
	restate.Set(ctx, "auth", os.Getenv("GITHUB_TOKEN")) // want `token from os.Getenv.*reaches workflow history`
}

func nearMiss(ctx restate.ObjectContext) {
	restate.Set(ctx, "repo", os.Getenv("GITHUB_REPOSITORY"))
}
