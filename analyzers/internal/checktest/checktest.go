// Package checktest runs a check over the shared tree testdata/src, which holds SDK
// stubs for all checks and one folder per check.
package checktest

import (
	"io/fs"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"
)

// Run runs a check over packages of testdata/src and compares its findings with the
// `// want` comments both ways.
func Run(t *testing.T, a *analysis.Analyzer, packages ...string) {
	t.Helper()
	for _, p := range packages {
		visit(t, strings.TrimSuffix(p, "..."))
	}
	analysistest.Run(t, Dir(), a, packages...)
}

// visit lists the folders of a pattern. analysistest has another process list them,
// of which the go command learns nothing: a cached pass would hide a new case.
func visit(t *testing.T, folder string) {
	t.Helper()
	err := filepath.WalkDir(filepath.Join(Dir(), "src", filepath.FromSlash(folder)), func(path string, d fs.DirEntry, err error) error {
		return err
	})
	if err != nil {
		t.Fatalf("list the cases in %s: %v", folder, err)
	}
}

// Dir is the absolute path of testdata; analysistest wants one.
func Dir() string {
	_, file, _, _ := runtime.Caller(0)
	return filepath.Join(filepath.Dir(file), "..", "..", "..", "testdata")
}
