package baseline_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/leakvet/leakvet/internal/baseline"
	"github.com/leakvet/leakvet/internal/finding"
)

// TestIdentityOverRealHistory replays the history of the git repository that
// LEAKVET_HISTORY names, with LEAKVET_E2E=1 that of leakvet itself. Into every function of a Go file it plants a key of the
// function's own, before and after each commit, and asks the baseline of the version
// before about the version after: it has to know the keys of the functions that both
// versions have, and no others.
func TestIdentityOverRealHistory(t *testing.T) {
	dir := os.Getenv("LEAKVET_HISTORY")
	if dir == "" && os.Getenv("LEAKVET_E2E") == "1" {
		dir = filepath.Join("..", "..")
		if out, err := exec.Command("git", "-C", dir, "rev-parse", "--is-shallow-repository").Output(); err != nil || strings.TrimSpace(string(out)) != "false" {
			t.Skip("leakvet's own history is not here: LEAKVET_HISTORY can name another")
		}
	}
	if dir == "" {
		t.Skip("LEAKVET_HISTORY names no git repository, and LEAKVET_E2E is not 1")
	}
	git := func(args ...string) string {
		out, err := exec.Command("git", append([]string{"-C", dir}, args...)...).Output()
		if err != nil {
			t.Fatalf("git %s: %v", strings.Join(args, " "), err)
		}
		return string(out)
	}
	s := newScanner(t)
	commits, versions, kept, renamed := 0, 0, 0, 0
	for _, commit := range strings.Fields(git("rev-list", "--first-parent", "--max-count=400", "--no-merges", "HEAD")) {
		if out, err := exec.Command("git", "-C", dir, "rev-parse", "--verify", "-q", commit+"^").Output(); err != nil || len(out) == 0 {
			continue
		}
		commits++
		for line := range strings.Lines(git("diff", "--name-status", "-M", "--diff-filter=MR", commit+"^", commit, "--", "*.go")) {
			f := strings.Split(strings.TrimSpace(line), "\t")
			from, to := f[1], f[len(f)-1]
			before, ok1 := planted(git("show", commit+"^:"+from))
			after, ok2 := planted(git("show", commit+":"+to))
			if !ok1 || !ok2 || len(before.keys)*len(after.keys) == 0 {
				continue
			}
			versions++
			tree := baseline.Tree{Exists: func(p string) bool { return p != from || from == to }}
			if from != to {
				renamed++
				tree.Renamed = func() map[string]string { return map[string]string{from: to} }
			}
			b := baseline.New()
			old := s.scan(map[string]string{from: before.text}, b.Salt)
			b.Update(b.Match(old, baseline.Tree{}), false, nil)
			now := s.scan(map[string]string{to: after.text}, b.Salt)
			m := b.Match(now, tree)
			known := map[string]bool{}
			for i, f := range now {
				if f.Identity == finding.NewSecret(sample(f.Location.Symbol)).ID() { // else it is the file's own
					known[f.Location.Symbol] = m.Known(i)
				}
			}
			for symbol := range after.keys {
				if before.keys[symbol] {
					kept++
				}
				if known[symbol] != before.keys[symbol] {
					t.Errorf("%s %s: the key of %s is known: %t, want %t", commit, to, symbol, known[symbol], before.keys[symbol])
				}
			}
		}
	}
	t.Logf("%d commits, %d versions of files (%d renamed), %d findings kept their identity", commits, versions, renamed, kept)
	if versions == 0 {
		t.Error("no version of a Go file was compared")
	}
}

type source struct {
	text string
	keys map[string]bool // by function
}

// planted puts a key into every function of a file that is formatted as usual.
func planted(text string) (source, bool) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "", text, parser.SkipObjectResolution)
	if err != nil || strings.Contains(text, "gsk_") {
		return source{}, false
	}
	at := map[int]string{}
	out := source{keys: map[string]bool{}}
	for _, d := range file.Decls {
		fn, ok := d.(*ast.FuncDecl)
		if !ok || fn.Body == nil || fn.Name.Name == "init" || fn.Name.Name == "_" {
			continue
		}
		open := fset.PositionFor(fn.Body.Lbrace, false)
		symbol := fn.Name.Name
		if fn.Recv != nil && len(fn.Recv.List) > 0 {
			symbol = "(" + receiver(fn.Recv.List[0].Type) + ")." + symbol
		}
		if fset.PositionFor(fn.Body.Rbrace, false).Line == open.Line || out.keys[symbol] {
			continue
		}
		at[open.Line] = symbol
		out.keys[symbol] = true
	}
	var b strings.Builder
	n := 0
	for line := range strings.Lines(text) {
		n++
		b.WriteString(line)
		if symbol := at[n]; symbol != "" {
			fmt.Fprintf(&b, "\tconst planted = %q\n", sample(symbol))
		}
	}
	out.text = b.String()
	return out, true
}

func receiver(x ast.Expr) string {
	switch x := x.(type) {
	case *ast.StarExpr:
		return "*" + receiver(x.X)
	case *ast.IndexExpr:
		return receiver(x.X)
	case *ast.IndexListExpr:
		return receiver(x.X)
	case *ast.Ident:
		return x.Name
	}
	return "?"
}
