// Package checktest runs a check over the shared tree testdata/src, which holds SDK
// stubs for all checks and one folder per check.
package checktest

import (
	"path/filepath"
	"runtime"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"
)

// Run runs a check over packages of testdata/src and compares its findings with the
// `// want` comments both ways.
func Run(t *testing.T, a *analysis.Analyzer, packages ...string) {
	t.Helper()
	analysistest.Run(t, Dir(), a, packages...)
}

// Dir is the absolute path of testdata; analysistest wants one.
func Dir() string {
	_, file, _, _ := runtime.Caller(0)
	return filepath.Join(filepath.Dir(file), "..", "..", "..", "testdata")
}
