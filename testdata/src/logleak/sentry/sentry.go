package sentry

import (
	"os"

	"github.com/getsentry/sentry-go"
)

func leak() {
	sentry.CaptureMessage("refused: " + os.Getenv("OPENAI_API_KEY"))                                   // want `API key from os.Getenv.*reaches an error tracker`
	sentry.AddBreadcrumb(&sentry.Breadcrumb{Data: map[string]any{"key": os.Getenv("OPENAI_API_KEY")}}) // want `API key from os.Getenv.*reaches an error tracker`
}

func nearMiss() {
	sentry.CaptureMessage("refused: " + os.Getenv("OPENAI_MODEL"))
}
