package triage

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"strings"

	"github.com/leakvet/leakvet/internal/finding"
)

// GoFiles knows the functions of Go files. Every file is parsed once, and one that does
// not parse as far as it does.
type GoFiles struct {
	Lines Lines
	files map[string][]function
}

// function is a function with its lines; doc is where its doc comment begins, or start.
type function struct {
	symbol          string
	doc, start, end int
}

// Function returns the function that a location is in.
func (g *GoFiles) Function(l finding.Location) (function, bool) {
	if !strings.HasSuffix(l.Path, ".go") {
		return function{}, false
	}
	key := l.Path + "\x00" + l.Object
	fs, ok := g.files[key]
	if !ok {
		if g.files == nil {
			g.files = make(map[string][]function)
		}
		fs = functions(g.Lines(l))
		g.files[key] = fs
	}
	for _, f := range fs {
		if f.doc <= l.Region.StartLine && l.Region.StartLine <= f.end {
			return f, true
		}
	}
	return function{}, false
}

// Enclose is the stage that names the enclosing function of findings in Go files
// whose engine did not.
func (g *GoFiles) Enclose(fs []finding.Finding) []finding.Finding {
	for i := range fs {
		l := &fs[i].Location
		if l.Symbol != "" {
			continue
		}
		if f, ok := g.Function(*l); ok && f.start <= l.Region.StartLine {
			l.Symbol = f.symbol
		}
	}
	return fs
}

func functions(lines []string) []function {
	if lines == nil {
		return nil
	}
	fset := token.NewFileSet()
	file, _ := parser.ParseFile(fset, "", strings.Join(lines, "\n"), parser.ParseComments|parser.SkipObjectResolution)
	if file == nil {
		return nil
	}
	var out []function
	for _, d := range file.Decls {
		fn, ok := d.(*ast.FuncDecl)
		if !ok {
			continue
		}
		f := function{symbol: symbol(fn), start: line(fset, fn.Pos()), end: line(fset, fn.End())}
		f.doc = f.start
		if fn.Doc != nil {
			f.doc = line(fset, fn.Doc.Pos())
		}
		out = append(out, f)
	}
	return out
}

// line ignores //line directives: findings count lines of the file.
func line(fset *token.FileSet, p token.Pos) int { return fset.PositionFor(p, false).Line }

// symbol spells a function as the Go engine does: "Start", "(*Worker).Run".
func symbol(fn *ast.FuncDecl) string {
	if fn.Recv == nil || len(fn.Recv.List) == 0 {
		return fn.Name.Name
	}
	recv := fn.Recv.List[0].Type
	base, star := recv, ""
	if p, ok := recv.(*ast.StarExpr); ok {
		base, star = p.X, "*"
	}
	switch x := base.(type) { // no type parameters
	case *ast.IndexExpr:
		base = x.X
	case *ast.IndexListExpr:
		base = x.X
	}
	return "(" + star + types.ExprString(base) + ")." + fn.Name.Name
}
