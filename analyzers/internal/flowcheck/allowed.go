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
	at := a.pass.Fset.PositionFor(pos, false)
	lines := a.file(at.Filename)
	covered := func(n int) bool {
		if n < 1 || n > len(lines) {
			return false
		}
		c, ok := allow.Parse(lines[n-1])
		return ok && c.Complete() && c.Covers(kind.Rule, kind.ID)
	}
	if covered(at.Line) || end.IsValid() && covered(a.pass.Fset.PositionFor(end, false).Line) {
		return true
	}
	for n := at.Line - 1; n >= allow.Above(lines, at.Line); n-- {
		if covered(n) {
			return true
		}
	}
	doc := a.doc(pos)
	if doc == nil {
		return false
	}
	for n := a.pass.Fset.PositionFor(doc.Pos(), false).Line; n <= a.pass.Fset.PositionFor(doc.End(), false).Line; n++ {
		if covered(n) {
			return true
		}
	}
	return false
}

// doc is the comment of the function around a position, nil if there is none.
func (a *allowances) doc(pos token.Pos) *ast.CommentGroup {
	for _, f := range a.pass.Files {
		if pos < f.FileStart || pos >= f.FileEnd {
			continue
		}
		for _, d := range f.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Pos() <= pos && pos < fn.End() {
				return fn.Doc
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
