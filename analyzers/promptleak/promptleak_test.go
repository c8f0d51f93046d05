package promptleak_test

import (
	"testing"

	"github.com/leakvet/leakvet/analyzers/internal/checktest"
	"github.com/leakvet/leakvet/analyzers/promptleak"
)

func Test(t *testing.T) {
	checktest.Run(t, promptleak.Analyzer, "promptleak/...")
}
