package replayleak_test

import (
	"testing"

	"github.com/leakvet/leakvet/analyzers/internal/checktest"
	"github.com/leakvet/leakvet/analyzers/internal/flowcheck"
	"github.com/leakvet/leakvet/analyzers/internal/taint"
	"github.com/leakvet/leakvet/analyzers/replayleak"
)

func Test(t *testing.T) {
	checktest.Run(t, replayleak.Analyzer, "replayleak/...", "lowconfidence/linter")
}

// TestScan runs the check as `leakvet scan` does, which is told what a linter keeps
// to itself.
func TestScan(t *testing.T) {
	t.Setenv(flowcheck.MetaEnv, "1")
	checktest.Run(t, replayleak.New(taint.Analyzer), "lowconfidence/scan/...")
}
