package datadog

import (
	"os"

	"github.com/DataDog/dd-trace-go/v2/ddtrace/tracer"
)

func leak(span *tracer.Span) {
	span.SetTag("auth", os.Getenv("GITHUB_TOKEN")) // want `token from os.Getenv.*reaches a trace`
}

func nearMiss(span *tracer.Span) {
	span.SetTag("auth", os.Getenv("GITHUB_TOKEN") != "")
}
