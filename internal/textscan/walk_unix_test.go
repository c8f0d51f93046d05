//go:build unix

package textscan

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// A pipe blocks whoever opens it until somebody writes.
func TestPipesAreNotOpened(t *testing.T) {
	dir := tree(t, map[string]string{"a.txt": groq})
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o644); err != nil {
		t.Fatal(err)
	}
	res := scan(t, Options{Root: dir})
	want(t, res, "groq-api-key a.txt:1:1-1:57")
	if res.Stats.Skipped != 1 {
		t.Errorf("skipped %d, want the pipe", res.Stats.Skipped)
	}
	if res := scan(t, Options{Root: dir, Paths: []string{"pipe"}}); res.Stats.Skipped != 1 {
		t.Errorf("a pipe that is named: stats %+v", res.Stats)
	}
}

// What may not be read is a problem of its own, each time, and the rest is scanned.
func TestUnreadable(t *testing.T) {
	dir := tree(t, map[string]string{"a.txt": groq, "b.txt": groq, "closed/c.txt": groq, "open/.gitignore": "d.txt\n", "open/d.txt": groq})
	e, err := New(Options{Root: dir, Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	for name, mode := range map[string]os.FileMode{"a.txt": 0, "closed": 0, "open/.gitignore": 0} {
		file := filepath.Join(dir, name)
		if err := os.Chmod(file, mode); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = os.Chmod(file, 0o700) }) // or it cannot be removed
	}
	asNobody(t, dir)
	// In this thread, which alone may be nobody's.
	l := e.list(t.Context())
	problems, found := l.problems, []string{}
	for _, f := range l.files {
		r := e.scanFile(t.Context(), f)
		problems = append(problems, r.problems...)
		for _, x := range r.findings {
			found = append(found, x.Location.Path)
		}
	}
	var at []string
	for _, p := range problems {
		if !strings.Contains(p.Message, "permission denied") || !strings.Contains(p.Message, "make it readable or exclude it") || strings.Contains(p.Message, dir) {
			t.Errorf("%s: %s", p.Path, p.Message)
		}
		at = append(at, p.Path)
	}
	slices.Sort(at)
	if want := []string{"a.txt", "closed", "open/.gitignore", "open/.gitignore"}; !slices.Equal(at, want) {
		t.Errorf("problems at %q, want %q", at, want)
	}
	if want := []string{"b.txt", "open/d.txt"}; !slices.Equal(found, want) {
		t.Errorf("findings in %q, want %q", found, want)
	}
}
