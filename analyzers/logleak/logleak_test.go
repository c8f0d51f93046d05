package logleak_test

import (
	"testing"

	"github.com/leakvet/leakvet/analyzers/internal/checktest"
	"github.com/leakvet/leakvet/analyzers/internal/flowcheck"
	"github.com/leakvet/leakvet/analyzers/internal/taint"
	"github.com/leakvet/leakvet/analyzers/logleak"
)

func Test(t *testing.T) {
	checktest.Run(t, logleak.Analyzer, "logleak/...")
}

// TestScan runs the check as `leakvet scan` does, which is told what a linter keeps
// to itself.
func TestScan(t *testing.T) {
	t.Setenv(flowcheck.MetaEnv, "1")
	checktest.Run(t, logleak.New(taint.Analyzer), "lowconfidence/near", "lowconfidence/log/...")
}
