package vettool

import (
	"go/ast"
	"go/token"
	"os"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// TestsEnv is the variable that has test files analysed, too, if it is "1". The go command
// hands a package and its tests to the tool as one; half of the time on a package went
// into tests, whose findings `leakvet scan` does not show unless it is asked to.
const TestsEnv = "LEAKVET_TESTS"

func testsWanted(getenv func(string) string) bool { return getenv(TestsEnv) == "1" }

// hideTests has the checks, and all that they require, see a package without its test files.
func hideTests(checks []*analysis.Analyzer) {
	if testsWanted(os.Getenv) {
		return
	}
	seen := make(map[*analysis.Analyzer]bool)
	var hide func(a *analysis.Analyzer)
	hide = func(a *analysis.Analyzer) {
		if seen[a] {
			return
		}
		seen[a] = true
		for _, r := range a.Requires {
			hide(r)
		}
		run := a.Run
		a.Run = func(pass *analysis.Pass) (any, error) { return run(withoutTests(pass)) }
	}
	for _, c := range checks {
		hide(c)
	}
}

// withoutTests is the pass without the test files, or the pass itself if it has none. The
// types that they declare stay in the package's scope.
func withoutTests(pass *analysis.Pass) *analysis.Pass {
	isTest := func(p token.Pos) bool {
		f := pass.Fset.File(p)
		return f != nil && strings.HasSuffix(f.Name(), "_test.go")
	}
	var files []*ast.File
	for _, f := range pass.Files {
		if !isTest(f.FileStart) {
			files = append(files, f)
		}
	}
	if len(files) == len(pass.Files) {
		return pass
	}
	p, info := *pass, *pass.TypesInfo
	info.InitOrder = nil
	for _, i := range pass.TypesInfo.InitOrder {
		if !isTest(i.Rhs.Pos()) {
			info.InitOrder = append(info.InitOrder, i)
		}
	}
	p.Files, p.TypesInfo = files, &info
	return &p
}
