package fix

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"unicode/utf8"

	"golang.org/x/tools/go/ast/astutil"

	"github.com/leakvet/leakvet/internal/finding"
)

// locate finds the call that a finding is about: the one that is its region.
func locate(fset *token.FileSet, file *ast.File, source []byte, r finding.Region) (found *ast.CallExpr) {
	start, end := offset(source, r.StartLine, r.StartColumn), offset(source, r.EndLine, r.EndColumn)
	at := func(p token.Pos) int { return fset.PositionFor(p, false).Offset }
	ast.Inspect(file, func(n ast.Node) bool {
		if n == nil || found != nil {
			return false
		}
		call, ok := n.(*ast.CallExpr)
		if ok && at(call.Pos()) == start && (at(call.End()) == end || start == end) {
			found = call
		}
		return true
	})
	return found
}

// offset turns a line and a column in UTF-16 code units into bytes, -1 if there is no such
// place.
func offset(source []byte, line, column int) int {
	at := 0
	for range line - 1 {
		i := bytes.IndexByte(source[at:], '\n')
		if i < 0 {
			return -1
		}
		at += i + 1
	}
	for units := 1; units < column && at < len(source); units++ {
		c, n := utf8.DecodeRune(source[at:])
		if c > 0xffff {
			units++
		}
		at += n
	}
	return at
}

// withoutUnusedImports adds edits that delete the imports which nothing uses any more. It
// returns nil if the file does not parse with the edits.
func withoutUnusedImports(old []byte, edits []edit) []edit {
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
	for _, d := range before.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.IMPORT {
			continue
		}
		for _, s := range g.Specs {
			spec := s.(*ast.ImportSpec)
			path, err := strconv.Unquote(spec.Path.Value)
			if err != nil || spec.Name != nil && (spec.Name.Name == "_" || spec.Name.Name == ".") ||
				!astutil.UsesImport(before, path) || astutil.UsesImport(after, path) {
				continue
			}
			from, to := fset.PositionFor(spec.Pos(), false).Offset, fset.PositionFor(spec.End(), false).Offset
			if !g.Lparen.IsValid() {
				from, to = fset.PositionFor(g.Pos(), false).Offset, fset.PositionFor(g.End(), false).Offset
			}
			e := wholeLines(old, from, to)
			if !slices.Contains(out, e) {
				out = append(out, e)
			}
		}
	}
	slices.SortFunc(out, func(a, b edit) int { return a.start - b.start })
	return out
}

// wholeLines deletes a range with the rest of its lines.
func wholeLines(source []byte, from, to int) edit {
	from = bytes.LastIndexByte(source[:from], '\n') + 1
	if i := bytes.IndexByte(source[to:], '\n'); i >= 0 {
		to += i + 1
	} else {
		to = len(source)
	}
	return edit{start: from, end: to}
}
