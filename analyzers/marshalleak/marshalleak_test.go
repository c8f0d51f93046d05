package marshalleak_test

import (
	"testing"

	"github.com/leakvet/leakvet/analyzers/internal/checktest"
	"github.com/leakvet/leakvet/analyzers/internal/flowcheck"
	"github.com/leakvet/leakvet/analyzers/internal/taint"
	"github.com/leakvet/leakvet/analyzers/marshalleak"
)

// Test runs the check as `leakvet scan` does: a linter keeps hints to itself.
func Test(t *testing.T) {
	t.Setenv(flowcheck.MetaEnv, "1")
	checktest.Run(t, marshalleak.New(taint.Analyzer), "marshalleak/...")
}
