package mend

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/astutil"
)

// zero is the helper that mended code calls for a value of a type that it cannot spell.
const zero = "leakvetZero"

const zeroDecl = "func " + zero + "[T any](T) (z T) { return z }\n"

// fix makes an edit for each error and reports whether any could be made.
func (m *mender) fix(errs []types.Error) bool {
	dropped := false
	for _, e := range errs {
		file, ok := m.fileOf(e.Pos)
		if !ok {
			continue
		}
		at := m.fset.PositionFor(e.Pos, false)
		m.note(file, at.Line, at.Column, strings.TrimSpace(e.Msg))
		f := &fixer{mender: m, file: file, message: e.Msg, pos: e.Pos}
		f.path, _ = astutil.PathEnclosingInterval(m.parsed[file], e.Pos, e.Pos)
		switch {
		case m.round >= tryFile:
			if m.sources[file] != nil {
				m.drop(file)
				dropped = true
			}
		case m.round < tryBody || f.inImport():
			f.fix()
		case m.round < tryDecl:
			f.body()
		default:
			f.decl()
		}
	}
	if dropped {
		m.edits = nil
		return true
	}
	return m.apply() && m.helper()
}

// helper adds the declaration of zero once somebody calls it.
func (m *mender) helper() bool {
	calls := false
	last := -1
	for i, src := range m.sources {
		s := string(src)
		if strings.Contains(s, zeroDecl) {
			return true
		}
		calls = calls || strings.Contains(s, zero+"(")
		if src != nil {
			last = i
		}
	}
	if calls {
		src := m.sources[last]
		if !strings.HasSuffix(string(src), "\n") {
			src = append(src[:len(src):len(src)], '\n')
		}
		m.sources[last] = append(src[:len(src):len(src)], zeroDecl...)
	}
	return true
}

// fixer decides what is done about one error; path leads from the innermost node
// around it to the file.
type fixer struct {
	*mender
	file    int
	path    []ast.Node
	message string
	pos     token.Pos
}

func (f *fixer) edit(segments ...segment) {
	f.edits = append(f.edits, edit{f.file, segments})
}

// replace puts a text in the place of a stretch.
func (f *fixer) replace(from, to token.Pos, text string) {
	f.edit(segment{f.offset(f.file, from), f.offset(f.file, to), text})
}

func (f *fixer) blank(n ast.Node) { f.replace(n.Pos(), n.End(), "") }

// fix goes outward from the error to the first node that can be replaced or left out.
func (f *fixer) fix() {
	for i, n := range f.path {
		var child, parent ast.Node
		if i > 0 {
			child = f.path[i-1]
		}
		if i+1 < len(f.path) {
			parent = f.path[i+1]
		}
		if f.node(n, child, parent) {
			return
		}
	}
	f.decl()
}

// node handles one node of the path and reports whether that was enough.
func (f *fixer) node(n, child, parent ast.Node) bool {
	switch n := n.(type) {
	case *ast.ImportSpec, *ast.ValueSpec, *ast.TypeSpec:
		return f.spec(n.(ast.Spec), child, parent)
	case *ast.FuncDecl:
		f.decl()
		return true
	case *ast.CaseClause:
		f.clause(n, parent)
		return true
	case *ast.CommClause:
		f.replaceClause(n.Pos(), n.Colon, n.End(), parent)
		return true
	case *ast.BlockStmt:
		return f.missingReturn(n)
	case ast.Stmt:
		return f.statement(n, child, parent)
	case ast.Expr, *ast.Field:
		return f.typeOrArgument(n, child)
	}
	return false
}

// missingReturn ends a function that used to return a value where something was cut.
func (f *fixer) missingReturn(b *ast.BlockStmt) bool {
	if !strings.HasPrefix(f.message, "missing return") || f.pos != b.Rbrace {
		return false
	}
	f.edit(segment{f.offset(f.file, b.Rbrace), f.offset(f.file, b.Rbrace), ";select{}"})
	return true
}

// inImport tells imports, of which one must not take the others with it.
func (f *fixer) inImport() bool {
	return slices.ContainsFunc(f.path, func(n ast.Node) bool { _, ok := n.(*ast.ImportSpec); return ok })
}

// body empties the function around the error.
func (f *fixer) body() {
	for _, n := range f.path {
		if fn, ok := n.(*ast.FuncDecl); ok && fn.Body != nil {
			f.replace(fn.Body.Lbrace+1, fn.Body.Rbrace, "select{}")
			return
		}
	}
	f.decl()
}

// decl takes the declaration around the error out.
func (f *fixer) decl() {
	for _, n := range f.path {
		if d, ok := n.(ast.Decl); ok {
			f.blank(d)
			return
		}
	}
}
