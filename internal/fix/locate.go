package fix

import (
	"bytes"
	"go/ast"
	"go/token"
	"unicode/utf8"

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
