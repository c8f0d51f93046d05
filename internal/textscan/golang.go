package textscan

import (
	"go/ast"
	"go/build/constraint"
	"go/parser"
	gotoken "go/token"
	"strings"

	"github.com/leakvet/leakvet/internal/finding"
)

// goFile is what a Go file says about a place in it. It is parsed once something was
// found: most files are not.
type goFile struct {
	set  *gotoken.FileSet
	file *ast.File
	tags string // the build constraint, "" if there is none
}

// parseGo parses as much as can be parsed; nil if that is nothing.
func parseGo(text string) *goFile {
	g := &goFile{set: gotoken.NewFileSet()}
	g.file, _ = parser.ParseFile(g.set, "", text, parser.ParseComments|parser.SkipObjectResolution)
	if g.file == nil {
		return nil
	}
	for _, c := range g.file.Comments {
		if c.Pos() > g.file.Package {
			break
		}
		for _, l := range c.List {
			if x, err := constraint.Parse(l.Text); err == nil && constraint.IsGoBuild(l.Text) {
				g.tags = x.String()
			}
		}
	}
	return g
}

// describe adds to a finding what the file says about its place: the variable, whether
// it is a comment, and under which tags it is built.
func (g *goFile) describe(f *finding.Finding, at span) {
	pos := gotoken.Pos(g.set.File(g.file.FileStart).Base() + at.start)
	f.Location.Symbol = g.variable(pos)
	where := "in plain text"
	for _, c := range g.file.Comments {
		if c.Pos() <= pos && pos < c.End() {
			where = "in a comment"
		}
	}
	if where != "in a comment" && g.inLiteral(pos) {
		where = "in a string literal"
	}
	f.Message = strings.Replace(f.Message, "in plain text", where, 1)
	if g.tags != "" {
		f.Message += ", built with " + g.tags
	}
}

// variable names the variable or constant of the package that a position is in. Functions
// are named later, for the findings of all engines.
func (g *goFile) variable(pos gotoken.Pos) string {
	for _, d := range g.file.Decls {
		values, ok := d.(*ast.GenDecl)
		if !ok || pos < d.Pos() || pos >= d.End() {
			continue
		}
		for _, s := range values.Specs {
			if v, ok := s.(*ast.ValueSpec); ok && v.Pos() <= pos && pos < v.End() && len(v.Names) > 0 {
				return v.Names[0].Name
			}
		}
	}
	return ""
}

func (g *goFile) inLiteral(pos gotoken.Pos) (found bool) {
	ast.Inspect(g.file, func(n ast.Node) bool {
		if n == nil || found || pos < n.Pos() || pos >= n.End() {
			return false
		}
		if l, ok := n.(*ast.BasicLit); ok && l.Kind == gotoken.STRING {
			found = true
		}
		return true
	})
	return found
}
