package responseleak_test

import (
	"testing"

	"github.com/leakvet/leakvet/analyzers/internal/checktest"
	"github.com/leakvet/leakvet/analyzers/responseleak"
)

func Test(t *testing.T) {
	checktest.Run(t, responseleak.Analyzer, "responseleak/...")
}
