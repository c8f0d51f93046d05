package gocheck

import (
	"errors"
	"fmt"
	"go/ast"
	"go/types"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/txtar"

	"github.com/leakvet/leakvet/internal/config"
	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/internal/vettool"
	"github.com/leakvet/leakvet/rules"
)

// The tests run real `go vet` with this test binary as the tool. Its one check reports
// calls of functions named leak, and of functions that call them, through facts.
func TestMain(m *testing.M) {
	if vettool.Wanted(os.Args[1:]) {
		vettool.Main(func(*config.Config) []*analysis.Analyzer { return []*analysis.Analyzer{fakeCheck()} })
	}
	os.Exit(m.Run())
}

type leaks struct{}

func (*leaks) AFact() {}

func fakeCheck() *analysis.Analyzer {
	engine := &analysis.Analyzer{Name: "fakeengine", Doc: "is required", ResultType: reflect.TypeFor[*struct{}](), Run: fakeEngine}
	return &analysis.Analyzer{
		Name: "logleak", Doc: "report calls of leak", Requires: []*analysis.Analyzer{engine}, FactTypes: []analysis.Fact{new(leaks)},
		Run: func(pass *analysis.Pass) (any, error) {
			calls(pass, func(c *ast.CallExpr, f *types.Func, _ *ast.FuncDecl) {
				if f.Name() != "leak" && !pass.ImportObjectFact(f, new(leaks)) {
					return
				}
				d := analysis.Diagnostic{Pos: c.Pos(), End: c.End(), Category: "logleak/log", Message: "a key reaches " + f.Name()}
				d.Related = []analysis.RelatedInformation{{Pos: c.Fun.Pos(), Message: "called here"}}
				if os.Getenv("LEAKVET_META") == "1" {
					d.Related = append(d.Related, analysis.RelatedInformation{Pos: c.Pos(), Message: `leakvet:{"severity":"low","confidence":"high","symbol":"F"}`})
				}
				pass.Report(d)
			})
			return nil, export(pass)
		},
	}
}

func fakeEngine(pass *analysis.Pass) (any, error) {
	calls(pass, func(_ *ast.CallExpr, f *types.Func, _ *ast.FuncDecl) {
		if f.Name() == "crash" {
			var m map[string]int
			m[f.Name()]++
		}
	})
	return new(struct{}), nil
}

func export(pass *analysis.Pass) error {
	calls(pass, func(_ *ast.CallExpr, f *types.Func, in *ast.FuncDecl) {
		if f.Name() == "leak" {
			pass.ExportObjectFact(pass.TypesInfo.Defs[in.Name], new(leaks))
		}
	})
	return nil
}

func calls(pass *analysis.Pass, visit func(*ast.CallExpr, *types.Func, *ast.FuncDecl)) {
	for _, file := range pass.Files {
		for _, d := range file.Decls {
			fd, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			ast.Inspect(fd, func(n ast.Node) bool {
				c, ok := n.(*ast.CallExpr)
				if !ok {
					return true
				}
				id, ok := c.Fun.(*ast.Ident)
				if s, isSel := c.Fun.(*ast.SelectorExpr); isSel {
					id, ok = s.Sel, true
				}
				if f, isFunc := pass.TypesInfo.Uses[id].(*types.Func); ok && isFunc {
					visit(c, f, fd)
				}
				return true
			})
		}
	}
}

var suite = []rules.Rule{{ID: "logleak", Severity: "high", Confidence: "medium", Production: []int{4}, CWE: []int{532}, Remedy: "log a name"}}

// check unpacks files and checks them.
func checkFiles(t *testing.T, archive string, change func(*Options)) *finding.Result {
	t.Helper()
	dir := t.TempDir()
	for _, f := range txtar.Parse([]byte(archive)).Files {
		name := filepath.Join(dir, f.Name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	tool, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Root: dir, Tool: tool, Env: append(os.Environ(), "GOPROXY=off", "GOWORK="), Rules: suite}
	if change != nil {
		change(&o)
	}
	r, err := Check(t.Context(), o)
	if err != nil && !errors.Is(err, ErrNoGo) {
		t.Fatal(err)
	}
	return r
}

// show lists findings and problems, one a line.
func show(r *finding.Result) string {
	var b strings.Builder
	for _, f := range r.Findings {
		fmt.Fprintf(&b, "%s:%d:%d %s/%s %s\n", f.Location.Path, f.Location.Region.StartLine, f.Location.Region.StartColumn, f.Rule, f.Kind, f.Message)
	}
	for _, p := range r.Problems {
		fmt.Fprintf(&b, "! %s: %s\n", p.Path, p.Message)
	}
	return b.String()
}

func expect(t *testing.T, r *finding.Result, want string) {
	t.Helper()
	if got := show(r); got != want {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
}

const leakyModule = `
-- go.mod --
module example.com/m
go 1.26
-- lib/lib.go --
package lib

func leak(string) {}

func Log(s string) { leak(s) }
-- app/app.go --
package app

import (
	"net/http"

	"example.com/m/lib"
)

func F() { _, _ = "é😀", http.DefaultClient; lib.Log("k") }
-- app/app_test.go --
package app

import (
	"testing"

	"example.com/m/lib"
)

func TestF(t *testing.T) { lib.Log("k") }
`

func TestFindings(t *testing.T) {
	r := checkFiles(t, leakyModule, nil)
	expect(t, r, "app/app.go:9:46 logleak/log a key reaches Log\nlib/lib.go:5:22 logleak/log a key reaches leak\n")
	f := r.Findings[0]
	if f.Severity != finding.Low || f.Confidence != finding.HighConfidence || f.Location.Symbol != "F" {
		t.Errorf("levels and symbol come from the meta entry: %+v", f)
	}
	if fmt.Sprintf("%v %v %s %s", f.Production, f.CWE, f.Remedy, f.Engine) != "[4] [532] log a name go" {
		t.Errorf("the rest comes from the rule: %+v", f)
	}
	if len(f.Flow) != 1 || f.Flow[0].Message != "called here" || f.Flow[0].Location.Path != "app/app.go" {
		t.Errorf("flow %+v", f.Flow)
	}
	if r.Stats.Packages != 2 {
		t.Errorf("%d packages, want 2", r.Stats.Packages)
	}
}

func TestTestFiles(t *testing.T) {
	r := checkFiles(t, leakyModule, func(o *Options) { o.Tests = true })
	expect(t, r, `app/app.go:9:46 logleak/log a key reaches Log
app/app_test.go:9:28 logleak/log a key reaches Log
lib/lib.go:5:22 logleak/log a key reaches leak
`)
}

// Facts come from dependencies even if only one package is asked for.
func TestPaths(t *testing.T) {
	for _, path := range []string{"app", "./app/...", "app/app.go"} {
		r := checkFiles(t, leakyModule, func(o *Options) { o.Paths = []string{path} })
		if got, want := show(r), "app/app.go:9:46 logleak/log a key reaches Log\n"; got != want {
			t.Errorf("%s: got:\n%swant:\n%s", path, got, want)
		}
	}
	r := checkFiles(t, leakyModule, func(o *Options) { o.Root = filepath.Join(o.Root, "lib") })
	expect(t, r, "lib.go:5:22 logleak/log a key reaches leak\n")
}

func TestModules(t *testing.T) {
	const archive = `
-- a/go.mod --
module example.com/a
go 1.26
-- a/a.go --
package a
func leak() {}
func F() { leak() }
-- a/nested/go.mod --
module example.com/a/nested
go 1.26
-- a/nested/n.go --
package n
func leak() {}
func F() { leak() }
-- a/vendor/x/x.go --
package x
-- a/testdata/src/t.go --
package t
func leak() {}
func F() { leak() }
-- a/_old/o.go --
this is not Go
-- loose/l.go --
package l
func leak() {}
func F() { leak() }
`
	r := checkFiles(t, archive, func(o *Options) { o.Env = append(o.Env, "GOFLAGS=-mod=mod") })
	expect(t, r, `a/a.go:3:12 logleak/log a key reaches leak
a/nested/n.go:3:12 logleak/log a key reaches leak
loose/l.go:3:12 logleak/log a key reaches leak
`)
	r = checkFiles(t, archive, func(o *Options) {
		o.Paths = []string{"a/testdata"}
		o.Env = append(o.Env, "GOFLAGS=-mod=mod")
	})
	expect(t, r, "a/testdata/src/t.go:3:12 logleak/log a key reaches leak\n")
}

// A module beside a go.work that does not list it is checked on its own.
func TestWorkspace(t *testing.T) {
	r := checkFiles(t, `
-- go.work --
go 1.26
use ./in
-- in/go.mod --
module example.com/in
go 1.26
-- in/in.go --
package in
func leak() {}
func F() { leak() }
-- out/go.mod --
module example.com/out
go 1.26
-- out/out.go --
package out
func leak() {}
func F() { leak() }
`, nil)
	expect(t, r, "in/in.go:3:12 logleak/log a key reaches leak\nout/out.go:3:12 logleak/log a key reaches leak\n")
}

func TestProblems(t *testing.T) {
	const good = `
-- go.mod --
module example.com/m
go 1.26
-- good/good.go --
package good
func leak() {}
func F() { leak() }
`
	const found = "good/good.go:3:12 logleak/log a key reaches leak\n"
	for name, test := range map[string]struct{ files, want string }{
		"type error": {
			"-- bad/bad.go --\npackage bad\nvar X int = \"marker-secret\"\n",
			`! bad/bad.go: package example.com/m/bad does not compile; all of its functions were analysed: bad/bad.go:2:13: cannot use "…" (untyped string constant) as int value in variable declaration` + "\n",
		},
		"syntax error": {
			"-- bad/bad.go --\npackage bad\nfunc (\n",
			"! bad/bad.go: package example.com/m/bad does not compile, so 1 of its 1 functions were analysed in part or not at all: bad/bad.go:2:8: expected ')', found 'EOF'\n",
		},
		"missing module": {
			"-- bad/bad.go --\npackage bad\nimport _ \"example.org/none\"\n",
			"! bad/bad.go: package example.com/m/bad does not compile; all of its functions were analysed: bad/bad.go:2:10: could not import example.org/none (no required module provides package example.org/none; to add it: go get example.org/none)\n",
		},
		"import cycle": {
			"-- bad/bad.go --\npackage bad\nimport _ \"example.com/m/bad\"\n",
			"! bad/bad.go: package example.com/m/bad does not compile; all of its functions were analysed: bad/bad.go:2:10: could not import example.com/m/bad (import cycle not allowed)\n",
		},
		"two packages": {
			"-- bad/bad.go --\npackage bad\n-- bad/other.go --\npackage other\n",
			"! bad/other.go: package example.com/m/bad does not compile; all of its functions were analysed: bad/other.go:1:1: package other; expected package bad\n",
		},
		"crash": {
			"-- bad/bad.go --\npackage bad\nfunc crash() {}\nfunc F() { crash() }\n",
			"! : package example.com/m/bad was not fully analysed: fakeengine crashed on package example.com/m/bad: assignment to entry in nil map in gocheck.fakeEngine.func1 (gocheck_test.go:NN), gocheck.calls.func1 (gocheck_test.go:NN), ast.inspector.Visit (walk.go:NN); please report this\n",
		},
		"bad go.mod": {"-- go.mod --\nmodule example.com/m\ngo 1.26\nrequire\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			r := checkFiles(t, good+test.files, nil)
			if test.want == "" { // nothing can be analysed, and that is said
				if len(r.Problems) != 1 || !strings.Contains(r.Problems[0].Message, "go.mod:3") {
					t.Errorf("got:\n%s", show(r))
				}
				return
			}
			got := lineNumber.ReplaceAllString(show(r), "$1:NN)")
			if got != found+test.want {
				t.Errorf("got:\n%swant:\n%s", got, found+test.want)
			}
		})
	}
}

// A crash in a dependency loses facts: it must not go unseen, and must not again
// when the go command answers from its cache.
func TestCrashInDependency(t *testing.T) {
	const archive = `
-- go.mod --
module example.com/m
go 1.26
-- dep/dep.go --
package dep
func crash() {}
func Dep() { crash() }
-- app/app.go --
package app
import "example.com/m/dep"
func leak() {}
func F() { dep.Dep(); leak() }
`
	r := checkFiles(t, archive, func(o *Options) { o.Paths = []string{"app"} })
	if len(r.Findings) != 1 || len(r.Problems) != 1 || !strings.Contains(r.Problems[0].Message, "example.com/m/dep") {
		t.Errorf("got:\n%s", show(r))
	}
}

func TestGoflags(t *testing.T) {
	for _, flags := range []string{"-vettool=/does/not/exist", "-logleak=false", "-logleak.x=y", "-tags=x -json"} {
		r := checkFiles(t, leakyModule, func(o *Options) { o.Env = append(o.Env, "GOFLAGS="+flags) })
		if len(r.Findings) != 2 || len(r.Problems) != 0 {
			t.Errorf("GOFLAGS=%s:\n%s", flags, show(r))
		}
	}
	r := checkFiles(t, leakyModule, func(o *Options) { o.Env = append(o.Env, "GOFLAGS=-no-such-flag") })
	if len(r.Problems) != 1 || !strings.Contains(r.Problems[0].Message, "-no-such-flag") {
		t.Errorf("a flag that go rejects: its message is passed on:\n%s", show(r))
	}
}

func TestNoGoCommand(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	r := checkFiles(t, leakyModule, nil)
	expect(t, r, "! : Go code was not analysed: no go command in PATH; install Go, or scan with --only text\n")
}

func TestNoGoCode(t *testing.T) {
	dir := t.TempDir()
	if _, err := Check(t.Context(), Options{Root: dir}); !errors.Is(err, ErrNoGo) {
		t.Errorf("error %v, want ErrNoGo", err)
	}
}
