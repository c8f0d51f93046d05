package gitscan

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/leakvet/leakvet/internal/finding"
)

// However many versions are scanned at once, the result is one.
func TestWorkersAgree(t *testing.T) {
	r := newRepo(t)
	for i := range 12 {
		for j := range 6 {
			r.write(fmt.Sprintf("d%d/f.txt", j), fmt.Sprintf("v %d\nk = %s\n", i, key((i/3)*6+j)))
		}
		r.commit(fmt.Sprint("c", i))
	}
	one := r.scan(Options{Workers: 1})
	if len(one.Findings) != 24 {
		t.Fatalf("%d findings, want the 24 keys", len(one.Findings))
	}
	for _, n := range []int{0, 2, 7} {
		if d := cmp.Diff(one, r.scan(Options{Workers: n}), cmpopts.IgnoreUnexported(finding.Finding{})); d != "" {
			t.Errorf("%d workers (-one +%d):\n%s", n, n, d)
		}
	}
}

// A bare clone has the whole history, and what only a tag holds; a range may begin and end
// with tags.
func TestBareAndTags(t *testing.T) {
	for _, format := range []string{"sha1", "sha256"} {
		t.Run(format, func(t *testing.T) {
			r := newRepo(t, "--object-format="+format)
			r.write("a.txt", key(1)+"\n")
			r.commit("first")
			r.git("tag", "v1")
			r.write("b.txt", key(2)+"\n")
			r.commit("second")
			r.git("tag", "-a", "-m", "signed off", "v2")
			r.git("checkout", "-q", "--detach")
			r.write("c.txt", key(3)+"\n")
			r.commit("no branch has it")
			r.git("tag", "v3")
			r.git("checkout", "-q", "main")
			bare := &repo{TB: t, dir: filepath.Join(t.TempDir(), "bare.git"), env: r.env}
			r.git("clone", "-q", "--bare", r.dir, bare.dir)
			all := []string{"first a.txt:1", "no branch has it c.txt:1", "second b.txt:1"}
			for _, x := range []*repo{r, bare} {
				x.want(x.scan(Options{}), all...)
				x.want(x.scan(Options{Revisions: []string{"v1..v2"}}), "second b.txt:1")
				x.want(x.scan(Options{Revisions: []string{"v3"}}), all...)
			}
		})
	}
}

// A file that is only renamed, or copied, brings nothing; one that takes a secret from a file
// that stays does.
func TestRenamesAndCopies(t *testing.T) {
	r := newRepo(t)
	filler := strings.Repeat("a line of text\n", 50)
	r.write("dir/a.txt", filler+key(1)+"\n")
	r.commit("bring")
	r.git("mv", "dir/a.txt", "moved.conf")
	r.commit("rename")
	r.write("copy.txt", filler+key(1)+"\n")
	r.commit("copy")
	r.write("part.txt", "something else\n"+key(1)+"\n")
	r.commit("take")
	r.want(r.scan(Options{}), "bring dir/a.txt:51", "take part.txt:2")
}

// A merge of more than two parents is one commit: its own lines are reported, not theirs. So
// are those of a conflict that was resolved into what neither side had.
func TestOctopusAndConflict(t *testing.T) {
	r := newRepo(t)
	r.write("base.txt", "base\n")
	r.commit("base")
	for i, name := range []string{"x", "y"} {
		r.git("checkout", "-q", "-b", name, "main")
		r.write(name+".txt", key(i)+"\n")
		r.commit(name)
	}
	r.git("checkout", "-q", "main")
	r.write("base.txt", "base of main\n")
	r.commit("main")
	r.git("merge", "-q", "--no-commit", "x", "y")
	r.write("evil.txt", key(7)+"\n")
	r.commit("octopus")
	if n := len(strings.Fields(r.git("log", "-1", "--format=%P"))); n != 3 {
		t.Fatalf("the merge has %d parents", n)
	}
	r.git("checkout", "-q", "-b", "z", "x")
	r.write("base.txt", "base of z\n")
	r.commit("z")
	r.git("checkout", "-q", "main")
	r.git("merge", "-q", "--no-commit", "-s", "ours", "z")
	r.write("base.txt", "base of both\n"+key(8)+"\n")
	r.commit("resolve")
	r.want(r.scan(Options{}), "octopus evil.txt:1", "resolve base.txt:2", "x x.txt:1", "y y.txt:1")
}
