package gitscan

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func numbered(n int, change map[int]string) string {
	var b strings.Builder
	for i := 1; i <= n; i++ {
		text, ok := change[i]
		switch {
		case ok && text == "":
		case ok:
			b.WriteString(text + "\n")
		default:
			fmt.Fprintf(&b, "line %d of the file\n", i)
		}
	}
	return b.String()
}

func (r *repo) diff(dir, rev string) *Diff {
	r.Helper()
	repo, err := Open(context.Background(), filepath.Join(r.dir, dir), r.env)
	if err != nil {
		r.Fatal(err)
	}
	d, err := repo.Diff(context.Background(), rev)
	if err != nil {
		r.Fatal(err)
	}
	return d
}

func TestDiff(t *testing.T) {
	r := newRepo(t)
	const odd = "sub/a \"tab\".txt" // git quotes it
	r.write("sub/a.go", numbered(20, nil))
	r.write("sub/old.go", numbered(20, nil)+"func old() {}\n")
	r.write(odd, numbered(5, nil))
	r.write("top.go", numbered(5, nil))
	r.write("same.go", numbered(5, nil))
	first := r.commit("first")
	// Lines of a hunk that look like headers are none.
	r.write("sub/a.go", numbered(20, map[int]string{5: "++ b/same.go", 6: "@@ -1 +1 @@", 10: "", 20: "last\n-- a/same.go"}))
	r.git("mv", "sub/old.go", "sub/new.go")
	r.write("sub/new.go", numbered(20, map[int]string{3: "changed"})+"func old() {}\n")
	r.write(odd, numbered(5, map[int]string{2: "x"}))
	r.commit("second")
	r.write("top.go", numbered(5, map[int]string{1: "staged"}))
	if err := os.WriteFile(filepath.Join(r.dir, "sub", "untracked.go"), []byte("x\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	d := r.diff("sub", first)
	for at, want := range map[string]bool{
		"a.go 5 6":           true,
		"a.go 4 4":           false,
		"a.go 1 5":           true,
		"a.go 7 8":           false,
		"a.go 9 9":           false, // the line behind it is deleted
		"a.go 9 10":          true,  // the deletion is within
		"a.go 10 10":         false,
		"a.go 19 20":         true,
		"a.go 0 0":           true,
		"new.go 3 3":         true,
		"new.go 4 4":         false,
		"untracked.go 1 1":   true,
		"../top.go 1 1":      true,
		"../top.go 2 2":      false,
		"../same.go 1 5":     false,
		"../same.go 0 0":     false,
		"a_\"tab\".txt 2 2":  true,
		"a_\"tab\".txt 3 3":  false,
		"old.go 1 20":        false,
		"../nothing.go 1 20": false,
	} {
		var file string
		var from, to int
		if _, err := fmt.Sscanf(at, "%s %d %d", &file, &from, &to); err != nil {
			t.Fatal(err)
		}
		if got := d.Touches(strings.ReplaceAll(file, "_", " "), from, to); got != want {
			t.Errorf("touches %s: %t", at, got)
		}
	}
	if got := fmt.Sprint(d.Renamed()); got != "map[old.go:new.go]" {
		t.Errorf("renamed %s", got)
	}
	if !d.Files(func(p string) bool { return p == "untracked.go" }) || d.Files(func(p string) bool { return p == "../same.go" }) {
		t.Error("the files of the change")
	}
}

func TestDiffErrors(t *testing.T) {
	r := newRepo(t)
	r.write("a.go", "x\n")
	r.commit("first")
	repo, err := Open(context.Background(), r.dir, r.env)
	if err != nil {
		t.Fatal(err)
	}
	for _, rev := range []string{"nosuch", "--output=x", ""} {
		if _, err := repo.Diff(context.Background(), rev); err == nil || strings.Contains(err.Error(), "\n") {
			t.Errorf("revision %q: %v", rev, err)
		}
		if err := repo.Export(context.Background(), rev, t.TempDir()); err == nil {
			t.Errorf("export of %q", rev)
		}
	}
}

func TestExport(t *testing.T) {
	r := newRepo(t)
	r.write("a.go", "old\n")
	r.write("sub/b c.go", "b\n")
	r.write(".gitattributes", "*.go export-ignore filter=evil\n")
	r.git("config", "filter.evil.smudge", "touch "+filepath.Join(r.dir, "ran"))
	if err := os.Symlink("/etc/passwd", filepath.Join(r.dir, "link")); err != nil {
		t.Skip(err)
	}
	r.git("add", "link")
	first := r.commit("first")
	r.write("a.go", "new\n")
	r.commit("second")
	repo, err := Open(context.Background(), filepath.Join(r.dir, "sub"), r.env)
	if err != nil {
		t.Fatal(err)
	}
	before := r.git("status", "--porcelain")
	dir := t.TempDir()
	if err := repo.Export(context.Background(), first, dir); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"a.go": "old\n", "sub/b c.go": "b\n"} {
		if got, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(got) != want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	if _, err := os.Lstat(filepath.Join(dir, "link")); err == nil {
		t.Error("a link is exported")
	}
	if _, err := os.Lstat(filepath.Join(r.dir, "ran")); err == nil {
		t.Error("a filter ran")
	}
	if after := r.git("status", "--porcelain"); after != before {
		t.Errorf("the work tree changed: %s", after)
	}
}
