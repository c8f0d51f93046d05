//go:build unix

package textscan

import (
	"os"
	"path/filepath"
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

func TestUnreadableFile(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root can read every file")
	}
	dir := tree(t, map[string]string{"a.txt": groq})
	if err := os.Chmod(filepath.Join(dir, "a.txt"), 0); err != nil {
		t.Fatal(err)
	}
	res := scan(t, Options{Root: dir})
	if len(res.Problems) != 1 || res.Problems[0].Path != "a.txt" || !strings.Contains(res.Problems[0].Message, "permission denied") {
		t.Errorf("problems %v", res.Problems)
	}
}
