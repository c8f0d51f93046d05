package analyzers_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/leakvet/leakvet/rules"
)

// TestModelsHaveCases asserts that every library with a model has a leak that is found
// and a near miss that stays silent, written as its users write them: in testdata/src a
// function that uses the library has a "want"; another has none, or one calls the same
// thing again without. The standard library has its own cases, one a function: see
// testdata/src/taint/std.
func TestModelsHaveCases(t *testing.T) {
	models, err := rules.Embedded().All()
	if err != nil {
		t.Fatal(err)
	}
	uses := readUses(t, filepath.Join(root, "testdata", "src"))
	for _, m := range models {
		if slices.Contains(m.Packages, "*") || slices.ContainsFunc(m.Verified, func(v string) bool { return strings.HasPrefix(v, "std@") }) {
			continue
		}
		leak, miss := false, false
		for _, u := range uses {
			if slices.ContainsFunc(m.Packages, func(p string) bool { return atOrBelow(u.path, rules.StripMajor(p)) }) {
				leak, miss = leak || u.leak, miss || u.miss
			}
		}
		if !leak {
			t.Errorf("%s: no leak of a credential by %s in testdata/src/<check>", m.File, m.Library)
		}
		if !miss {
			t.Errorf("%s: no near miss with %s in testdata/src/<check>", m.File, m.Library)
		}
	}
}

// use is one function of the cases and a package that it uses.
type use struct {
	path       string // without major version
	leak, miss bool
}

func readUses(t *testing.T, src string) (out []use) {
	t.Helper()
	checks, err := os.ReadDir(src)
	if err != nil {
		t.Fatal(err)
	}
	for _, check := range checks {
		if strings.Contains(check.Name(), ".") { // stubs stand below a host
			continue
		}
		err := filepath.WalkDir(filepath.Join(src, check.Name()), func(path string, d os.DirEntry, err error) error {
			if err == nil && strings.HasSuffix(path, ".go") {
				out = append(out, fileUses(path)...)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func fileUses(name string) (out []use) {
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, name, nil, parser.ParseComments)
	if err != nil {
		return nil // a case of what does not parse
	}
	for _, decl := range f.Decls {
		fn, ok := decl.(*ast.FuncDecl)
		if !ok {
			continue
		}
		leak, miss := outcomes(fset, f, fn)
		for _, path := range usedPackages(f, fn) {
			out = append(out, use{path, leak, miss})
		}
	}
	return out
}

// outcomes says whether a finding is expected in a function, and whether none is for the
// whole of it or for a call of something that is expected to leak on another line.
func outcomes(fset *token.FileSet, f *ast.File, fn *ast.FuncDecl) (leak, miss bool) {
	want := map[int]bool{}
	for _, c := range f.Comments {
		if fn.Pos() < c.Pos() && c.Pos() < fn.End() && strings.HasPrefix(c.Text(), "want ") {
			want[fset.Position(c.Pos()).Line] = true
		}
	}
	if len(want) == 0 {
		return false, true
	}
	called := map[string]map[bool]bool{} // name → on a line with a want, without
	ast.Inspect(fn, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		if sel, ok := call.Fun.(*ast.SelectorExpr); ok {
			if called[sel.Sel.Name] == nil {
				called[sel.Sel.Name] = map[bool]bool{}
			}
			called[sel.Sel.Name][want[fset.Position(sel.Sel.Pos()).Line]] = true
		}
		return true
	})
	for _, on := range called {
		miss = miss || on[true] && on[false]
	}
	return true, miss
}

// usedPackages lists what a function names of its file's imports.
func usedPackages(f *ast.File, fn *ast.FuncDecl) (out []string) {
	names := map[string]bool{}
	ast.Inspect(fn, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if id, ok := sel.X.(*ast.Ident); ok {
				names[id.Name] = true
			}
		}
		return true
	})
	for _, i := range f.Imports {
		path, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			continue
		}
		bare := rules.StripMajor(path)
		used := false
		for name := range names {
			// The package's name is that of its import, or else something like its path.
			used = used || i.Name != nil && i.Name.Name == name || i.Name == nil && strings.Contains(bare, strings.TrimSuffix(name, "iter"))
		}
		if used {
			out = append(out, bare)
		}
	}
	return out
}

func atOrBelow(path, root string) bool {
	return path == root || strings.HasPrefix(path, root+"/")
}
