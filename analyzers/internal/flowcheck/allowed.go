package flowcheck

import (
	"go/ast"
	"go/token"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/leakvet/leakvet/rules"
	"github.com/leakvet/leakvet/rules/allow"
)

// allowances knows the comments of a package that allow a finding, for the linter's door:
// `leakvet scan` counts what they suppress, and sees to it itself.
type allowances struct {
	pass  *analysis.Pass
	lines map[string][]string
}

// allows reports whether a comment on the line, above it or on the function allows a finding.
func (a *allowances) allows(kind rules.SinkKind, pos, end token.Pos) bool {
	start := a.pass.Fset.PositionFor(pos, false)
	last := start.Line
	if end.IsValid() {
		last = a.line(end)
	}
	var doc, fn int
	if f := a.function(pos); f != nil && f.Doc != nil {
		doc, fn = a.line(f.Doc.Pos()), a.line(f.Pos())
	}
	lines := a.file(start.Filename)
	for _, n := range allow.Places(lines, start.Line, last, doc, fn) {
		if c, ok := allow.Parse(lines[n-1]); ok && c.Complete() && c.Covers(kind.Rule, kind.ID) {
			return true
		}
	}
	return false
}

func (a *allowances) line(p token.Pos) int { return a.pass.Fset.PositionFor(p, false).Line }

// function is the declaration around a position, nil if there is none.
func (a *allowances) function(pos token.Pos) *ast.FuncDecl {
	for _, f := range a.pass.Files {
		if pos < f.FileStart || pos >= f.FileEnd {
			continue
		}
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Pos() <= pos && pos < fn.End() {
				return fn
			}
		}
	}
	return nil
}

// file is the text of a file; one that cannot be read has no comments.
func (a *allowances) file(name string) []string {
	lines, ok := a.lines[name]
	if !ok {
		if b, err := a.pass.ReadFile(name); err == nil {
			lines = strings.Split(string(b), "\n")
		}
		if a.lines == nil {
			a.lines = make(map[string][]string)
		}
		a.lines[name] = lines
	}
	return lines
}
