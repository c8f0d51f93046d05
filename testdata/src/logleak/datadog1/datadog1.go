package datadog1

import (
	"os"

	"gopkg.in/DataDog/dd-trace-go.v1/ddtrace"
	"gopkg.in/DataDog/dd-trace-go.v1/ddtrace/tracer"
)

func leak(span ddtrace.Span) {
	span.SetTag("auth", os.Getenv("GITHUB_TOKEN"))                                          // want `token from os.Getenv.*reaches a trace`
	defer tracer.StartSpan("clone", tracer.Tag("auth", os.Getenv("GITHUB_TOKEN"))).Finish() // want `token from os.Getenv.*reaches a trace`
}

func nearMiss(span ddtrace.Span) {
	span.SetTag("repo", os.Getenv("GITHUB_REPOSITORY"))
	defer tracer.StartSpan("clone", tracer.Tag("repo", os.Getenv("GITHUB_REPOSITORY"))).Finish()
}
