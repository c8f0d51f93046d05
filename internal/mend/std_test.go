package mend

import (
	"go/build"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
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

// TestWithoutLines takes lines out of a real package at random: nothing of that is too
// much, and a file that is lost for a line is rare.
func TestWithoutLines(t *testing.T) {
	imp := newStd()
	files := readPackage(t, "go/doc/comment")
	rnd := rand.New(rand.NewPCG(1, 2))
	dropped, rounds := 0, 60
	for range rounds {
		var broken []string
		for _, src := range files {
			lines := strings.SplitAfter(src, "\n")
			at := rnd.IntN(len(lines) - 1)
			lines[at] = "\n"
			broken = append(broken, strings.Join(lines, ""))
		}
		for _, f := range mended(t, imp, "go1.26", broken...).Changed {
			if f.Source == nil {
				dropped++
			}
		}
	}
	if dropped*20 > rounds*len(files) {
		t.Errorf("%d of %d files are lost", dropped, rounds*len(files))
	}
	t.Logf("%d of %d files are lost", dropped, rounds*len(files))
}
