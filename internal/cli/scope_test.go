package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestScope(t *testing.T) {
	dir := t.TempDir()
	for _, f := range []string{"w/a/b/x.go", "w/c/y.env", "other/d/z.go"} {
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(f)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, f), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	cwd := filepath.Join(dir, "w")
	for args, want := range map[string]string{
		"":                          "w []",
		".":                         "w []",
		"./...":                     "w []",
		"a":                         "w [a]",
		"./a/b/":                    "w [a/b]",
		"a/...":                     "w [a/...]",
		"a/b/x.go c":                "w [a/b/x.go c]",
		"a .":                       "w []",
		"../other":                  "other []",
		"../other/d/z.go":           "other/d [z.go]",
		"../other a":                ". [other w/a]",
		filepath.Join(cwd, "a"):     "w [a]",
		filepath.Join(dir, "other"): "other []",
		"nope":                      "! scan nope: no such file or directory",
		"a/nope/...":                "! scan a/nope/...: no such file or directory",
		"a/.../b":                   `! scan a/.../b: "..." stands at the end of a pattern only`,
		"c/y.env/...":               "! scan c/y.env/...: ",
		"...":                       `! scan "...": name a path`,
	} {
		s, err := newScope(cwd, strings.Fields(args))
		if msg, ok := strings.CutPrefix(want, "! "); ok {
			if err == nil || !strings.HasPrefix(err.Error(), msg) {
				t.Errorf("%s: error %v, want %s", args, err, msg)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", args, err)
			continue
		}
		rel, err := filepath.Rel(dir, s.root)
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(filepath.ToSlash(rel), " ", s.paths); got != want {
			t.Errorf("%s: %s, want %s", args, got, want)
		}
	}
}

func TestScopeNamed(t *testing.T) {
	s := scope{paths: []string{"testdata/app", "testdata/app/sub/...", "f.go"}}
	for path, want := range map[string]string{
		"testdata/app/a.go":     "a.go",
		"testdata/app/sub/a.go": "a.go",
		"testdata/apple/a.go":   "testdata/apple/a.go",
		"f.go":                  "f.go",
	} {
		if got := s.named(path); got != want {
			t.Errorf("named(%s) = %s, want %s", path, got, want)
		}
	}
}

func TestScopeRepository(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "r/.git"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(dir, "r/a/b"), 0o755); err != nil {
		t.Fatal(err)
	}
	for root, want := range map[string]string{"r": "", "r/a/b": "a/b"} {
		if got := (scope{root: filepath.Join(dir, root)}).repository(); got != want {
			t.Errorf("%s: %q, want %q", root, got, want)
		}
	}
}
