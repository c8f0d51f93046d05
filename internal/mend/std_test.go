package mend

import (
	"go/build"
	"os"
	"path/filepath"
	"testing"
)

// readPackage returns the sources of a package of the standard library.
func readPackage(t *testing.T, path string) (sources []string) {
	t.Helper()
	pkg, err := build.Import(path, "", 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range pkg.GoFiles {
		data, err := os.ReadFile(filepath.Join(pkg.Dir, name))
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, string(data))
	}
	return sources
}
