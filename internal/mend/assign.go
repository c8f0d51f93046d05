package mend

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"
)

// assignment replaces what is assigned by nothing in particular, so that the variables
// are there and hold nothing that they held before.
func (f *fixer) assignment(s *ast.AssignStmt, child, parent ast.Node) {
	if sw, ok := parent.(*ast.TypeSwitchStmt); ok && sw.Assign == s {
		if child == s.Lhs[0] {
			f.replace(s.Pos(), s.Rhs[0].Pos(), "")
			return
		}
		f.typeSwitch(s.Rhs[0])
		return
	}
	if f.unused(child) {
		return
	}
	if s.Tok == token.DEFINE && strings.HasPrefix(f.message, "no new variables") {
		f.replace(s.TokPos, s.TokPos+2, "=")
		return
	}
	wrongTarget := slices.ContainsFunc(s.Lhs, func(e ast.Expr) bool { return e == child })
	values, ok := f.targets(s)
	from, to := s.Rhs[0].Pos(), s.Rhs[len(s.Rhs)-1].End()
	have := string(f.sources[f.file][f.offset(f.file, from):f.offset(f.file, to)])
	if wrongTarget || !ok || have == values {
		if inHeader(s, parent) {
			f.blank(s)
			return
		}
		f.remove(s)
		return
	}
	lits := f.functionsIn(s)
	if inHeader(s, parent) {
		lits = nil
	}
	f.keep(from, to, values, "", lits, false)
}

// targets spells a value for each variable that is assigned to.
func (f *fixer) targets(s *ast.AssignStmt) (values string, ok bool) {
	if s.Tok != token.DEFINE && s.Tok != token.ASSIGN {
		return "", false
	}
	var out []string
	for _, l := range s.Lhs {
		id, isName := l.(*ast.Ident)
		text := f.text(f.file, l)
		switch {
		case isName && s.Tok == token.DEFINE && id.Name == "err" && f.info.Defs[id] != nil:
			out = append(out, "error(nil)")
		case isName && (id.Name == "_" || s.Tok == token.DEFINE && f.info.Defs[id] != nil):
			out = append(out, f.nothing())
		case f.old || strings.Contains(text, "\n") || len(f.functionsIn(l)) > 0:
			return "", false
		default:
			out = append(out, zero+"("+text+")")
		}
	}
	return strings.Join(out, ", "), true
}

// inHeader tells a statement in the head of an if, for or switch, where there is room
// for no other.
func inHeader(s ast.Stmt, parent ast.Node) bool {
	switch p := parent.(type) {
	case *ast.IfStmt:
		return p.Init == s
	case *ast.ForStmt:
		return p.Init == s || p.Post == s
	case *ast.SwitchStmt:
		return p.Init == s
	case *ast.TypeSwitchStmt:
		return p.Init == s
	}
	return false
}
