package logleak_test

import (
	"testing"

	"github.com/leakvet/leakvet/analyzers/internal/checktest"
	"github.com/leakvet/leakvet/analyzers/logleak"
)

func Test(t *testing.T) {
	checktest.Run(t, logleak.Analyzer, "logleak/...")
}
