package mend

import (
	"go/ast"
	"go/token"
	"strings"
)

// spec handles an error in an import or in the declaration of a type or of values.
func (f *fixer) spec(s ast.Spec, child, parent ast.Node) bool {
	d, ok := parent.(*ast.GenDecl)
	if !ok {
		return false
	}
	switch s := s.(type) {
	case *ast.TypeSpec:
		switch {
		case strings.Contains(f.message, "redeclared"):
			f.removeSpec(d, s)
		case s.Assign.IsValid():
			f.replace(s.Type.Pos(), s.Type.End(), f.any)
		default:
			f.replace(s.Type.Pos(), s.Type.End(), "struct{}")
		}
	case *ast.ValueSpec:
		f.values(d, s, child)
	default:
		f.removeSpec(d, s)
	}
	return true
}

func (f *fixer) values(d *ast.GenDecl, s *ast.ValueSpec, child ast.Node) {
	unused := strings.HasPrefix(f.message, "declared and not used")
	id, isName := child.(*ast.Ident)
	switch {
	case isName && unused && id != s.Type:
		f.replace(id.Pos(), id.End(), "_")
	case child != nil && child == s.Type && f.toAny(child):
	case d.Tok == token.CONST || len(s.Values) == 0 || strings.Contains(f.message, "redeclared"):
		f.removeSpec(d, s)
	case s.Type != nil:
		end := s.Values[len(s.Values)-1].End()
		f.keep(s.Type.End(), end, "", "", f.functionsIn(s), false)
	default:
		f.initial(s)
	}
}

// initial replaces what variables start with; functions in it are kept.
func (f *fixer) initial(s *ast.ValueSpec) {
	from, to := s.Values[0].Pos(), s.Values[len(s.Values)-1].End()
	lits := f.functionsIn(s)
	if len(s.Names) == 1 && len(lits) > 0 {
		f.keep(from, to, "[]"+f.any+"{", "}", lits, true)
		return
	}
	f.replace(from, to, repeat(f.nothing(), len(s.Names)))
}

func (f *fixer) removeSpec(d *ast.GenDecl, s ast.Spec) {
	if d.Lparen.IsValid() {
		f.blank(s)
		return
	}
	f.blank(d)
}

// nothing is a value of no known type.
func (f *fixer) nothing() string { return f.any + "(nil)" }

func repeat(text string, n int) string {
	return strings.TrimSuffix(strings.Repeat(text+", ", n), ", ")
}
