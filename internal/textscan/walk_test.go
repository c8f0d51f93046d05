package textscan

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func list(t *testing.T, opts Options) listing {
	t.Helper()
	e, err := New(opts)
	if err != nil {
		t.Fatal(err)
	}
	return e.list(t.Context())
}

func git(t *testing.T, dir string, args ...string) {
	t.Helper()
	out, err := exec.Command("git", append([]string{"-C", dir, "-c", "user.name=t", "-c", "user.email=t@localhost"}, args...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
}

func ignoringTree(t *testing.T) string {
	return tree(t, map[string]string{
		".gitignore":        "*.log\n/build/\n!keep.log\ncache/**\n# comment\n",
		"a.txt":             "",
		"a.log":             "",
		"keep.log":          "",
		"build/out.txt":     "",
		"sub/build/in.txt":  "",
		"sub/.gitignore":    "local.txt\n",
		"sub/local.txt":     "",
		"local.txt":         "",
		"cache/x/y.txt":     "",
		"vendor/m/m.go":     "",
		"x/vendor/m/m.go":   "",
		"dir with é/f.txt":  "",
		".env":              "",
		"node_modules/p.js": "",
	})
}

var notIgnored = []string{".env", ".gitignore", "a.txt", "dir with é/f.txt", "keep.log", "local.txt", "node_modules/p.js", "sub/.gitignore", "sub/build/in.txt"}

func TestListThroughGit(t *testing.T) {
	dir := ignoringTree(t)
	git(t, dir, "init", "-q")
	git(t, dir, "add", "a.txt")
	l := list(t, Options{Root: dir})
	if d := cmp.Diff(notIgnored, l.files); d != "" {
		t.Errorf("files (-want +got):\n%s", d)
	}
	if l.skipped != 2 {
		t.Errorf("skipped %d, want the 2 vendored files", l.skipped)
	}
	// An ignored file, or directory, that the user names is scanned.
	if l := list(t, Options{Root: dir, Paths: []string{"a.log", "./build"}}); !cmp.Equal(l.files, []string{"a.log", "build/out.txt"}) {
		t.Errorf("named files: %q", l.files)
	}
	// What is tracked and gone is no problem.
	if err := os.Remove(filepath.Join(dir, "a.txt")); err != nil {
		t.Fatal(err)
	}
	if l := list(t, Options{Root: dir}); len(l.problems) != 0 || len(l.files) != len(notIgnored)-1 {
		t.Errorf("after removal: %q, problems %v", l.files, l.problems)
	}
}

func TestListWithoutGit(t *testing.T) {
	dir := ignoringTree(t)
	t.Setenv("PATH", "")
	if d := cmp.Diff(notIgnored, list(t, Options{Root: dir}).files); d != "" {
		t.Errorf("files (-want +got):\n%s", d)
	}
}

func TestListNestedRepositories(t *testing.T) {
	dir := tree(t, map[string]string{"a.txt": "", "inner/b.txt": "", "inner/.gitignore": "c.txt", "inner/c.txt": ""})
	git(t, dir, "init", "-q")
	inner := filepath.Join(dir, "inner")
	git(t, inner, "init", "-q")
	git(t, inner, "add", ".")
	git(t, inner, "commit", "-q", "-m", "x")
	want := []string{"a.txt", "inner/.gitignore", "inner/b.txt"}
	if l := list(t, Options{Root: dir}); !cmp.Equal(l.files, want) {
		t.Errorf("untracked repository: %q", l.files)
	}
	git(t, dir, "add", "inner") // now a link to a commit, as a submodule is
	// The environment of a hook names the outer repository.
	t.Setenv("GIT_DIR", filepath.Join(dir, ".git"))
	t.Setenv("GIT_INDEX_FILE", filepath.Join(dir, ".git", "index"))
	if l := list(t, Options{Root: dir}); !cmp.Equal(l.files, want) {
		t.Errorf("submodule: %q", l.files)
	}
}

// A submodule that was not fetched is an empty directory, in a clone and in a second work
// tree; a repository without commits has nothing but files.
func TestListUninitialisedSubmodules(t *testing.T) {
	sub := tree(t, map[string]string{"s.txt": groq})
	git(t, sub, "init", "-q", "-b", "main")
	unborn := scan(t, Options{Root: sub})
	want(t, unborn, "groq-api-key s.txt:1:1-1:57")
	git(t, sub, "add", ".")
	git(t, sub, "commit", "-q", "-m", "x")
	dir := tree(t, map[string]string{"a.txt": groq, ".gitignore": "*.log\n", "b.log": groq})
	git(t, dir, "init", "-q", "-b", "main")
	git(t, dir, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", sub, "mod")
	git(t, dir, "add", ".")
	git(t, dir, "commit", "-q", "-m", "x")
	want(t, scan(t, Options{Root: dir}), "groq-api-key a.txt:1:1-1:57", "groq-api-key mod/s.txt:1:1-1:57")

	clone, second := filepath.Join(t.TempDir(), "clone"), filepath.Join(t.TempDir(), "second")
	git(t, dir, "clone", "-q", dir, clone)
	git(t, dir, "worktree", "add", "-q", "-b", "w", second)
	for _, root := range []string{clone, second} {
		if err := os.WriteFile(filepath.Join(root, "c.log"), []byte(groq), 0o600); err != nil {
			t.Fatal(err)
		}
		var skipped []string
		res := scan(t, Options{Root: root, Workers: 1, Skipped: func(p, _ string) { skipped = append(skipped, p) }})
		want(t, res, "groq-api-key a.txt:1:1-1:57")
		if len(res.Problems) > 0 || !cmp.Equal(skipped, []string{"c.log"}) {
			t.Errorf("problems %v, skipped %q", res.Problems, skipped)
		}
		// Named, it is as empty as it is.
		if res := scan(t, Options{Root: root, Paths: []string{"mod"}}); len(res.Findings)+len(res.Problems) > 0 || res.Stats.Files > 0 {
			t.Errorf("the submodule alone: %+v", res)
		}
	}
}

// A work tree of a repository with SHA-256 is listed as others are; what a bare one holds
// is no text of a tree: leakvet git reads it.
func TestListSHA256AndBare(t *testing.T) {
	dir := tree(t, map[string]string{"a.txt": groq, ".gitignore": "*.log\n", "b.log": groq})
	git(t, dir, "init", "-q", "-b", "main", "--object-format=sha256")
	git(t, dir, "add", ".")
	git(t, dir, "commit", "-q", "-m", "x")
	want(t, scan(t, Options{Root: dir}), "groq-api-key a.txt:1:1-1:57")
	bare := filepath.Join(t.TempDir(), "bare.git")
	git(t, dir, "clone", "-q", "--bare", dir, bare)
	if res := scan(t, Options{Root: bare}); len(res.Findings)+len(res.Problems) > 0 {
		t.Errorf("bare: %+v", res)
	}
}

// The scanned repository's configuration names a program for git to run.
func TestGitRunsNothingOfTheTree(t *testing.T) {
	dir := tree(t, map[string]string{"a.txt": ""})
	git(t, dir, "init", "-q")
	mark := filepath.Join(t.TempDir(), "ran")
	git(t, dir, "config", "core.fsmonitor", "touch '"+mark+"'; false")
	list(t, Options{Root: dir})
	if _, err := os.Stat(mark); err == nil {
		t.Error("git has run the program that core.fsmonitor names")
	}
}

func TestIncludeExclude(t *testing.T) {
	dir := tree(t, map[string]string{"a.go": "", "b.yaml": "", "x/c.yaml": "", "x/y/d.yaml": ""})
	l := list(t, Options{Root: dir, Include: []string{"**/*.yaml"}, Exclude: []string{"x/y/**"}})
	if !cmp.Equal(l.files, []string{"b.yaml", "x/c.yaml"}) || l.skipped != 2 {
		t.Errorf("files %q, skipped %d", l.files, l.skipped)
	}
	if _, err := New(Options{Root: dir, Exclude: []string{"[a"}}); err == nil || !strings.Contains(err.Error(), `"[a"`) {
		t.Errorf("malformed glob: error %v", err)
	}
}

func TestLinksAreNotFollowed(t *testing.T) {
	outside := tree(t, map[string]string{"secret.txt": groq})
	dir := tree(t, map[string]string{"a/b.txt": "k: " + groq})
	for from, to := range map[string]string{"a/loop": dir, "out": outside, "file": filepath.Join(outside, "secret.txt"), "dangling": "nowhere"} {
		if err := os.Symlink(to, filepath.Join(dir, filepath.FromSlash(from))); err != nil {
			t.Fatal(err)
		}
	}
	res := scan(t, Options{Root: dir})
	want(t, res, "groq-api-key a/b.txt:1:4-1:60")
	if res.Stats.Skipped != 4 || !res.Complete() {
		t.Errorf("skipped %d of 4 links, problems %v", res.Stats.Skipped, res.Problems)
	}
	// The root may be a link.
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(dir, link); err != nil {
		t.Fatal(err)
	}
	want(t, scan(t, Options{Root: link}), "groq-api-key a/b.txt:1:4-1:60")
}

func TestRootIsAFile(t *testing.T) {
	dir := tree(t, map[string]string{"a.txt": groq, "b.txt": groq})
	want(t, scan(t, Options{Root: filepath.Join(dir, "a.txt")}), "groq-api-key a.txt:1:1-1:57")
}

func TestSkippedAndTooLarge(t *testing.T) {
	dir := tree(t, map[string]string{
		"bin":       "\x7fELF\x00" + groq,
		"large.txt": strings.Repeat("x", 200) + groq,
		"ok.txt":    groq,
		"empty.txt": "",
		"pic.bmp":   groq,
	})
	res := scan(t, Options{Root: dir, MaxFileSize: 200})
	want(t, res, "groq-api-key ok.txt:1:1-1:57")
	if res.Stats.Skipped != 3 || res.Stats.Files != 2 {
		t.Errorf("stats %+v, want 3 skipped and 2 files", res.Stats)
	}
	if len(res.Problems) != 1 || res.Problems[0].Path != "large.txt" || !strings.Contains(res.Problems[0].Message, "256 bytes") {
		t.Errorf("problems %v, want one for large.txt", res.Problems)
	}
}

func TestPathsThatCannotBeScanned(t *testing.T) {
	dir := tree(t, map[string]string{"a.txt": ""})
	res := scan(t, Options{Root: dir, Paths: []string{"nosuch.txt", "../x"}})
	if len(res.Problems) != 2 || !strings.Contains(res.Problems[0].Message, "outside of the scan root") || res.Problems[1].Path != "nosuch.txt" ||
		!strings.Contains(res.Problems[1].Message, "no such file") || strings.Contains(res.Problems[1].Message, dir) {
		t.Errorf("problems %v", res.Problems)
	}
	if _, err := New(Options{Root: filepath.Join(dir, "nosuch")}); err == nil {
		t.Error("no error for a root that does not exist")
	}
}
