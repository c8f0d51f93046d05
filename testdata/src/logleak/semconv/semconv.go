package semconv

import (
	"os"

	"go.opentelemetry.io/otel/semconv/v1.37.0"
	"go.opentelemetry.io/otel/trace"
)

func leak(span trace.Span) {
	span.SetAttributes(semconv.URLFull("https://api.example.com/v1?api_key=" + os.Getenv("EXAMPLE_API_KEY"))) // want `API key from os.Getenv.*reaches a trace`
}

func nearMiss(span trace.Span) {
	span.SetAttributes(semconv.URLFull("https://api.example.com/v1?model=" + os.Getenv("EXAMPLE_MODEL")))
}
