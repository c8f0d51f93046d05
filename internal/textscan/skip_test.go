package textscan

import (
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Whatever is left out is told, with the reason, and counted but for what git ignores. What
// lies in submodules and in repositories within is scanned, or left out, as the rest is.
func TestSkippedAreTold(t *testing.T) {
	dir := tree(t, map[string]string{
		".gitignore":           "*.log\nignored/\n",
		"ok.txt":               groq,
		"out.log":              "",
		"ignored/deep/file":    "",
		"bin":                  "\x7fELF\x00",
		"large.txt":            "a line that is longer than the limit of this test allows, by far too much for it\n",
		"type.ttf":             "",
		"gen/x.txt":            "",
		"vendor/m/m.go":        "",
		".gitleaks.toml":       "[extend]\nuseDefault = true\n",
		"nested/b.txt":         groq,
		"nested/.gitignore":    "c.txt\n",
		"nested/c.txt":         "",
		"nested/bin":           "\x00",
		"node_modules/p/p.txt": "",
	})
	git(t, dir, "init", "-q")
	git(t, filepath.Join(dir, "nested"), "init", "-q")
	if err := os.Symlink("ok.txt", filepath.Join(dir, "link.txt")); err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	got := make(map[string]string)
	res := scan(t, Options{Root: dir, MaxFileSize: 64, Exclude: []string{"gen/**"}, Skipped: func(path, reason string) {
		mu.Lock()
		defer mu.Unlock()
		if got[path] != "" {
			t.Errorf("%s is told twice", path)
		}
		got[path] = reason
	}})
	want(t, res, "groq-api-key nested/b.txt:1:1-1:57", "groq-api-key ok.txt:1:1-1:57")
	const allowlisted = "gitleaks' allowlist for paths"
	if d := cmp.Diff(map[string]string{
		"out.log": ignoredByGit, "ignored": ignoredByGit, "nested/c.txt": ignoredByGit,
		"bin": "binary", "nested/bin": "binary", "large.txt": "too large",
		"type.ttf": allowlisted, "node_modules/p/p.txt": allowlisted,
		"gen/x.txt": "excluded by the configuration", "vendor/m/m.go": "vendored",
		".gitleaks.toml": "gitleaks' configuration",
		"link.txt":       "a link, which may lead in circles and out of the tree",
	}, got); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	if res.Stats.Skipped != 9 {
		t.Errorf("%d files are counted, want 9", res.Stats.Skipped)
	}
	// Without git the same files are ignored.
	plain := tree(t, map[string]string{".gitignore": "*.log\nignored/\n", "out.log": "", "ignored/deep/file": "", "ok.txt": ""})
	clear(got)
	scan(t, Options{Root: plain, Skipped: func(path, reason string) { got[path] = reason }})
	if d := cmp.Diff(map[string]string{"out.log": ignoredByGit, "ignored": ignoredByGit}, got); d != "" {
		t.Errorf("without git: -want +got:\n%s", d)
	}
}

// Of an archive, the files that are left out are told and counted.
func TestSkippedInArchives(t *testing.T) {
	dir := tree(t, map[string]string{
		"a.zip": zipped(t, "bin", "\x00\x01"), "b.zip": zipped(t, "go.sum", ""), "c.zip": zipped(t, "ok.txt", groq),
	})
	var got []string
	res := scan(t, Options{Root: dir, Workers: 1, Skipped: func(path, reason string) { got = append(got, path+": "+reason) }})
	want(t, res, "groq-api-key c.zip!ok.txt:1:1-1:57")
	if len(got) != 2 || res.Stats.Skipped != 2 || res.Stats.Files != 3 {
		t.Errorf("told %q, counted %+v", got, res.Stats)
	}
}
