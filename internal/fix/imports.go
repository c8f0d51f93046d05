package fix

import (
	"cmp"
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ast/astutil"
)

// withImports adds to edits those that delete the imports which nothing uses any more, and
// those that add what the edits need. It returns nil if the file does not parse with
// the edits, or has no place for an import.
func withImports(old []byte, edits []edit) []edit {
	fset := token.NewFileSet()
	before, err := parser.ParseFile(fset, "", old, parser.ParseComments)
	if err != nil {
		return nil
	}
	after, err := parser.ParseFile(token.NewFileSet(), "", apply(old, edits), 0)
	if err != nil {
		return nil
	}
	out := slices.Clone(edits)
	add := func(e edit) {
		if !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	at := func(p token.Pos) int { return fset.PositionFor(p, false).Offset }
	for _, d := range before.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.IMPORT {
			continue
		}
		for _, s := range g.Specs {
			spec := s.(*ast.ImportSpec)
			path := pathOf(spec)
			if path == "" || spec.Name != nil && (spec.Name.Name == "_" || spec.Name.Name == ".") ||
				!astutil.UsesImport(before, path) || astutil.UsesImport(after, path) {
				continue
			}
			from, to := at(spec.Pos()), at(spec.End())
			if !g.Lparen.IsValid() {
				from, to = at(g.Pos()), at(g.End())
			}
			add(wholeLines(old, from, to))
		}
	}
	for _, e := range edits {
		if e.needs == "" || named(before, path.Base(e.needs)) {
			continue
		}
		i, ok := addition(old, before, at, e.needs)
		if !ok {
			return nil
		}
		add(i)
	}
	slices.SortStableFunc(out, byPlace)
	return out
}

// byPlace orders edits; what is inserted in front of a deletion comes first.
func byPlace(a, b edit) int { return cmp.Or(a.start-b.start, a.end-b.end) }

// named reports whether a file has an import of some name. One that is called errors and is
// another package has the same functions, or the edit does not compile.
func named(file *ast.File, name string) bool {
	return slices.ContainsFunc(file.Imports, func(s *ast.ImportSpec) bool {
		if s.Name != nil {
			return s.Name.Name == name
		}
		return path.Base(pathOf(s)) == name
	})
}

// addition is the edit that imports a package of the standard library: among its like, in
// order.
func addition(old []byte, file *ast.File, at func(token.Pos) int, path string) (edit, bool) {
	for _, d := range file.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.IMPORT || len(g.Specs) == 0 || pathOf(g.Specs[0].(*ast.ImportSpec)) == "C" {
			continue
		}
		if !g.Lparen.IsValid() {
			first := g.Pos()
			if g.Doc != nil {
				first = g.Doc.Pos()
			}
			return edit{at(first), at(first), "import " + strconv.Quote(path) + "\n", ""}, true
		}
		line := "\t" + strconv.Quote(path) + "\n"
		place := -1
		for _, s := range g.Specs {
			spec := s.(*ast.ImportSpec)
			if first, _, _ := strings.Cut(pathOf(spec), "/"); strings.Contains(first, ".") {
				continue
			}
			from := spec.Pos()
			if spec.Doc != nil {
				from = spec.Doc.Pos()
			}
			whole := wholeLines(old, at(from), at(spec.End()))
			if whole.start <= at(g.Lparen) || whole.end > at(g.Rparen) {
				return edit{}, false // all on one line
			}
			if pathOf(spec) > path {
				place = whole.start
				break
			}
			place = whole.end
		}
		if place < 0 {
			return edit{}, false
		}
		return edit{place, place, line, ""}, true
	}
	return edit{}, false
}

func pathOf(spec *ast.ImportSpec) string {
	path, err := strconv.Unquote(spec.Path.Value)
	if err != nil {
		return ""
	}
	return path
}
