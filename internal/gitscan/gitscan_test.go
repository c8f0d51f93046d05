package gitscan

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/internal/textscan"
	"github.com/leakvet/leakvet/rules"
)

// key is one of many keys of one form.
func key(n int) string {
	return "gsk_" + strings.ReplaceAll(rules.ExpandSample("{alnum:50}"), "Q", "q") + fmt.Sprintf("%02d", n)
}

// repo is a repository in a directory of the test.
type repo struct {
	testing.TB
	dir string
	env []string
}

func newRepo(t testing.TB, initArgs ...string) *repo {
	t.Helper()
	r := &repo{TB: t, dir: t.TempDir()}
	r.env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull,
		"GIT_AUTHOR_NAME=Ada", "GIT_AUTHOR_EMAIL=ada@example.com", "GIT_AUTHOR_DATE=2026-01-02T03:04:05Z",
		"GIT_COMMITTER_NAME=Ada", "GIT_COMMITTER_EMAIL=ada@example.com", "GIT_COMMITTER_DATE=2026-01-02T03:04:05Z")
	r.git(append([]string{"init", "-q", "-b", "main"}, initArgs...)...)
	return r
}

func (r *repo) git(args ...string) string {
	r.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir, cmd.Env = r.dir, r.env
	out, err := cmd.CombinedOutput()
	if err != nil {
		r.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return strings.TrimSpace(string(out))
}

// write puts a file into the work tree and the index.
func (r *repo) write(name, text string) {
	r.Helper()
	file := filepath.Join(r.dir, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		r.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		r.Fatal(err)
	}
	r.git("add", "--", name)
}

func (r *repo) commit(message string) string {
	r.Helper()
	r.git("commit", "-q", "--allow-empty", "-m", message)
	return r.git("rev-parse", "HEAD")
}

func (r *repo) scan(opts Options) *finding.Result {
	r.Helper()
	ctx := context.Background()
	repo, err := Open(ctx, r.dir, r.env)
	if err != nil {
		r.Fatal(err)
	}
	engine, err := textscan.New(textscan.Options{Root: repo.Root})
	if err != nil {
		r.Fatal(err)
	}
	res, err := Scan(ctx, repo, engine, opts)
	if err != nil {
		r.Fatal(err)
	}
	return res
}

// found lists findings as "path:line", with the subject of the commit in front.
func (r *repo) found(res *finding.Result) []string {
	out := []string{}
	for _, f := range res.Findings {
		at := fmt.Sprintf("%s:%d", f.Location.Path, f.Location.Region.StartLine)
		if f.Commit != nil {
			at = r.git("log", "-1", "--format=%s", f.Commit.ID) + " " + at
		}
		out = append(out, at)
	}
	slices.Sort(out)
	return out
}

func (r *repo) want(res *finding.Result, want ...string) {
	r.Helper()
	if d := cmp.Diff(append([]string{}, want...), r.found(res)); d != "" {
		r.Errorf("findings (-want +got):\n%s", d)
	}
	for _, p := range res.Problems {
		r.Errorf("problem: %s", p.Message)
	}
}

// A secret is reported in the commit that brought it, however often the file changes or
// moves, and wherever it was removed again.
func TestHistory(t *testing.T) {
	for _, format := range []string{"sha1", "sha256"} {
		t.Run(format, func(t *testing.T) {
			r := newRepo(t, "--object-format="+format)
			filler := strings.Repeat("some line of text\n", 300)
			r.write("a.txt", filler+"nothing\n")
			r.commit("first")
			r.write("a.txt", filler+"k = "+key(1)+"\n")
			brought := r.commit("bring")
			r.write("a.txt", "more\n"+filler+"k = "+key(1)+"\nmore\n")
			r.commit("around")
			r.git("mv", "a.txt", "b.txt")
			r.write("b.txt", "less\n"+filler+"k = "+key(1)+"\nmore\n")
			r.commit("move and change")
			r.write("b.txt", "less\n"+filler+"k = "+key(2)+"\n")
			r.commit("rotate")
			r.git("rm", "-q", "b.txt")
			r.commit("remove")
			res := r.scan(Options{})
			r.want(res, "bring a.txt:301", "rotate b.txt:302")
			for _, f := range res.Findings {
				if f.Location.Path != "a.txt" {
					continue
				}
				want := &finding.Commit{ID: brought, Author: "Ada", Email: "ada@example.com", Date: "2026-01-02T03:04:05+00:00"}
				got := *f.Commit
				got.Date = strings.Replace(got.Date, "Z", "+00:00", 1)
				if d := cmp.Diff(want, &got); d != "" {
					t.Errorf("commit (-want +got):\n%s", d)
				}
			}
			if res.Stats.Files != 5 {
				t.Errorf("%d versions scanned, want 5", res.Stats.Files)
			}
		})
	}
}

// What merges is not reported again; what a merge adds by itself is.
func TestMerges(t *testing.T) {
	r := newRepo(t)
	r.write("base.txt", "base\n")
	r.commit("base")
	r.git("checkout", "-q", "-b", "side")
	r.write("side.txt", key(1)+"\n")
	r.commit("side")
	r.git("checkout", "-q", "main")
	r.write("main.txt", key(2)+"\n")
	r.commit("main")
	r.git("merge", "-q", "--no-commit", "side")
	r.write("main.txt", key(2)+"\n"+key(3)+"\n")
	r.write("evil.txt", key(4)+"\n")
	r.commit("merge")
	r.want(r.scan(Options{}), "main main.txt:1", "merge evil.txt:1", "merge main.txt:2", "side side.txt:1")
	r.want(r.scan(Options{Revisions: []string{"side..main"}}), "main main.txt:1", "merge evil.txt:1", "merge main.txt:2")
	r.want(r.scan(Options{Revisions: []string{"main^..main", "^side"}}), "merge evil.txt:1", "merge main.txt:2")
	r.want(r.scan(Options{Revisions: []string{"main..side"}}))
}

// A private key of which one line changed is seen whole.
func TestChangeWithinABlock(t *testing.T) {
	r := newRepo(t)
	body := strings.Repeat(rules.ExpandSample("{b64:64}")+"\n", 60)
	r.write("k.pem", "-----BEGIN "+"PRIVATE KEY-----\n"+body+"-----END PRIVATE KEY\n")
	r.commit("broken")
	r.write("k.pem", "-----BEGIN "+"PRIVATE KEY-----\n"+body+"-----END "+"PRIVATE KEY-----\n")
	r.commit("repaired")
	r.want(r.scan(Options{}), "repaired k.pem:1")
}

func TestNames(t *testing.T) {
	r := newRepo(t)
	names := []string{"a b.txt", "line\nend.txt", `quo"te's.txt`, "tab\t.txt", "ü/ß.txt", "commit", "-dash.txt", ":colon.txt"}
	for i, n := range names {
		r.write("d/"+n, key(i)+"\n")
	}
	r.commit("c")
	var want []string
	for _, n := range names {
		want = append(want, "c d/"+n+":1")
	}
	slices.Sort(want)
	r.want(r.scan(Options{}), want...)
}

func TestSince(t *testing.T) {
	r := newRepo(t)
	r.write("a.txt", key(1)+"\n")
	r.commit("old")
	r.env = append(r.env, "GIT_COMMITTER_DATE=2026-06-01T00:00:00Z")
	r.write("a.txt", key(1)+"\n"+key(2)+"\n")
	r.commit("new")
	r.want(r.scan(Options{Since: "2026-05-01"}), "new a.txt:2")
	repo, err := Open(t.Context(), r.dir, r.env)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Scan(t.Context(), repo, nil, Options{Since: "sometime"}); err == nil || !strings.Contains(err.Error(), "--since") {
		t.Errorf("a date that is none: error %v", err)
	}
}

// The index is scanned, and the work tree is not.
func TestStaged(t *testing.T) {
	r := newRepo(t)
	r.write("unborn.txt", key(1)+"\n")
	r.want(r.scan(Options{Staged: true}), "unborn.txt:1")
	r.commit("c")
	r.write("a.txt", "x\n"+key(2)+"\n")
	for name, text := range map[string]string{"a.txt": "clean\n", "b.txt": key(3) + "\n", "unborn.txt": key(4) + "\n"} {
		if err := os.WriteFile(filepath.Join(r.dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	r.want(r.scan(Options{Staged: true}), "a.txt:2")
}

func TestUnbornAndEmpty(t *testing.T) {
	r := newRepo(t)
	r.want(r.scan(Options{}))
	r.want(r.scan(Options{Staged: true}))
}

// A server sees what a push brings before any ref has it.
func TestPreReceive(t *testing.T) {
	server := newRepo(t, "--bare")
	r := newRepo(t)
	r.write("a.txt", key(1)+"\n")
	r.commit("there before")
	r.git("push", "-q", server.dir, "main")
	old := r.git("rev-parse", "HEAD")
	hook := filepath.Join(server.dir, "hooks", "pre-receive")
	lines := filepath.Join(t.TempDir(), "updates")
	// The quarantine is gone when the hook has ended: the test keeps a copy.
	script := "#!/bin/sh\ncat >" + lines + "\ncp -r \"$GIT_QUARANTINE_PATH\" " + lines + ".objects\nexit 1\n"
	if err := os.WriteFile(hook, []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	r.write("a.txt", key(1)+"\n"+key(2)+"\n")
	r.commit("pushed")
	r.git("branch", "other")
	push := exec.Command("git", "push", "-q", server.dir, "main", "other")
	push.Dir, push.Env = r.dir, r.env
	if out, err := push.CombinedOutput(); err == nil {
		t.Fatalf("the hook did not run: %s", out)
	}
	in, err := os.Open(lines)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	updates, err := ReadUpdates(in)
	if err != nil || len(updates) != 2 {
		t.Fatalf("updates %v, %v", updates, err)
	}
	server.env = append(server.env, "GIT_OBJECT_DIRECTORY="+lines+".objects", "GIT_ALTERNATE_OBJECT_DIRECTORIES="+filepath.Join(server.dir, "objects"), "GIT_QUARANTINE_PATH="+lines+".objects")
	server.want(server.scan(Options{Received: updates}), "pushed a.txt:2")
	zero := strings.Repeat("0", 40)
	server.want(server.scan(Options{Received: []Update{{old, zero, "refs/heads/main"}}}))
	if _, err := ReadUpdates(strings.NewReader("abc\n")); err == nil {
		t.Error("a line that is no update is read")
	}
}

func TestShallowCloneIsIncomplete(t *testing.T) {
	r := newRepo(t)
	r.write("a.txt", key(1)+"\n")
	r.commit("deep")
	r.write("b.txt", key(2)+"\n")
	r.commit("middle")
	r.write("c.txt", key(3)+"\n")
	r.commit("top")
	clone := &repo{TB: t, dir: filepath.Join(t.TempDir(), "c"), env: r.env}
	r.git("clone", "-q", "--depth=2", "file://"+r.dir, clone.dir)
	res := clone.scan(Options{})
	if len(res.Problems) != 1 || !strings.Contains(res.Problems[0].Message, "shallow") {
		t.Errorf("problems %+v, want one about the shallow clone", res.Problems)
	}
	res.Problems = nil
	clone.want(res, "middle a.txt:1", "middle b.txt:1", "top c.txt:1")
	clone.want(clone.scan(Options{Revisions: []string{"HEAD^..HEAD"}}), "top c.txt:1")
}

// Each work tree has an index of its own; history is common.
func TestWorktreesAndSubmodules(t *testing.T) {
	sub := newRepo(t)
	sub.write("s.txt", key(9)+"\n")
	sub.commit("sub")
	r := newRepo(t)
	r.write("a.txt", key(1)+"\n")
	r.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", sub.dir, "sub")
	if err := os.Symlink("a.txt", filepath.Join(r.dir, "link")); err != nil {
		t.Skip(err)
	}
	r.git("add", "link")
	r.commit("c")
	tree := &repo{TB: t, dir: filepath.Join(t.TempDir(), "w"), env: r.env}
	r.git("worktree", "add", "-q", "-b", "w", tree.dir)
	tree.write("b.txt", key(2)+"\n")
	tree.want(tree.scan(Options{Staged: true}), "b.txt:1")
	r.want(r.scan(Options{Staged: true}))
	tree.commit("w")
	r.want(r.scan(Options{}), "c a.txt:1", "w b.txt:1")
}

func TestMissingObjectsAreAProblem(t *testing.T) {
	r := newRepo(t)
	r.write("a.txt", key(1)+"\n")
	r.write("b.txt", key(2)+"\n")
	r.commit("c")
	id := r.git("rev-parse", "HEAD:a.txt")
	if err := os.Remove(filepath.Join(r.dir, ".git", "objects", id[:2], id[2:])); err != nil {
		t.Fatal(err)
	}
	res := r.scan(Options{})
	if len(res.Problems) != 1 || !strings.HasPrefix(res.Problems[0].Message, "1 version") {
		t.Errorf("problems %+v, want one about the missing version", res.Problems)
	}
	res.Problems = nil
	r.want(res, "c b.txt:1")
}

// What was found before an interrupt is not lost.
func TestStoppedScan(t *testing.T) {
	r := newRepo(t)
	for i := range 30 {
		r.write("a.txt", key(i)+"\n")
		r.commit(fmt.Sprint(i))
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	repo, err := Open(ctx, r.dir, r.env)
	if err != nil {
		t.Fatal(err)
	}
	engine, err := textscan.New(textscan.Options{Root: repo.Root})
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan bool)
	res, err := Scan(ctx, repo, engine, Options{Workers: 1, Progress: func(n int, _ int64) {
		if n == 20 {
			go func() { cancel(); close(done) }()
			<-done
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
	if len(res.Problems) != 1 || !strings.Contains(res.Problems[0].Message, "stopped") {
		t.Errorf("problems %+v, want one that says the scan was stopped", res.Problems)
	}
}

func TestErrors(t *testing.T) {
	dir := t.TempDir()
	if _, err := Open(t.Context(), dir, append(os.Environ(), "GIT_CEILING_DIRECTORIES="+filepath.Dir(dir))); err == nil || !strings.Contains(err.Error(), "is not in a git repository") {
		t.Errorf("no repository: error %v", err)
	}
	r := newRepo(t)
	r.commit("c")
	repo, err := Open(t.Context(), r.dir, r.env)
	if err != nil {
		t.Fatal(err)
	}
	for _, rev := range []string{"nosuch", "--all", "main..nosuch"} {
		if _, err := Scan(t.Context(), repo, nil, Options{Revisions: []string{rev}}); err == nil || !strings.Contains(err.Error(), rev) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: error %v", rev, err)
		}
	}
	t.Setenv("PATH", t.TempDir())
	if _, err := Open(t.Context(), r.dir, r.env); err == nil || !strings.Contains(err.Error(), "no git command in PATH") {
		t.Errorf("no git: error %v", err)
	}
}

// The settings of the repository itself must not run programs or change what is listed.
func TestHostileSettings(t *testing.T) {
	r := newRepo(t)
	r.write("a.txt", key(1)+"\n")
	r.commit("c")
	mark := filepath.Join(t.TempDir(), "ran")
	for k, v := range map[string]string{
		"core.fsmonitor": "touch " + mark + "; false", "core.pager": "touch " + mark, "diff.external": "touch " + mark,
		"log.showSignature": "true", "color.ui": "always", "diff.noprefix": "true", "log.showRoot": "false", "diff.renames": "copies",
	} {
		r.git("config", k, v)
	}
	r.want(r.scan(Options{}), "c a.txt:1")
	r.write("b.txt", key(2)+"\n")
	_ = os.Remove(mark)
	r.want(r.scan(Options{Staged: true}), "b.txt:1")
	if _, err := os.Stat(mark); err == nil {
		t.Error("a program of the repository's settings ran")
	}
}
