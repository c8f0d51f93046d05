package pprof

import (
	"context"
	"os"
	"runtime/pprof"
)

func leak(ctx context.Context) {
	pprof.Do(ctx, pprof.Labels("token", os.Getenv("GITHUB_TOKEN")), func(context.Context) {}) // want `token from os.Getenv.*reaches a trace`
}

func nearMiss(ctx context.Context) {
	pprof.Do(ctx, pprof.Labels("repo", os.Getenv("GITHUB_REPOSITORY")), func(context.Context) {})
}
