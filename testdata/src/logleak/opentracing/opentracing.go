package opentracing

import (
	"os"

	"github.com/opentracing/opentracing-go"
)

func leak(span opentracing.Span) {
	span.SetTag("auth", os.Getenv("GITHUB_TOKEN")) // want `token from os.Getenv.*reaches a trace`
}

func nearMiss(span opentracing.Span) {
	span.SetTag("repo", os.Getenv("GITHUB_REPOSITORY"))
}
