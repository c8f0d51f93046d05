package mend

import (
	"go/ast"
	"go/token"
	"strings"
)

// statement handles an error in a statement; child is the part of it that is wrong.
func (f *fixer) statement(s ast.Stmt, child, parent ast.Node) bool {
	if c, ok := parent.(*ast.CommClause); ok && c.Comm == s {
		return false // the clause is looked at
	}
	switch s := s.(type) {
	case *ast.DeclStmt:
		return false // its specification has been looked at
	case *ast.LabeledStmt:
		f.replace(s.Pos(), s.Colon+1, "")
	case *ast.IfStmt:
		f.condition(s.Cond)
	case *ast.ForStmt:
		if s.Cond == nil {
			return false
		}
		f.condition(s.Cond)
	case *ast.SwitchStmt:
		if s.Tag == nil {
			return false
		}
		f.replace(s.Tag.Pos(), s.Tag.End(), f.nothing())
	case *ast.RangeStmt:
		f.ranging(s, child)
	case *ast.TypeSwitchStmt, *ast.SelectStmt:
		return false
	case *ast.ReturnStmt:
		f.returning(s, child)
	case *ast.AssignStmt:
		f.assignment(s, child, parent)
	case *ast.ExprStmt:
		if sw, ok := parent.(*ast.TypeSwitchStmt); ok && sw.Assign == s {
			f.typeSwitch(s.X)
			return true
		}
		f.remove(s)
	default:
		f.remove(s)
	}
	return true
}

// remove takes a statement out but keeps the functions that it holds.
func (f *fixer) remove(s ast.Stmt) { f.keep(s.Pos(), s.End(), "", "", f.functionsIn(s), false) }

// keep blanks a stretch but for functions in it. They become values of a list, or, if
// there is no list around them, of an assignment to nothing.
func (f *fixer) keep(from, to token.Pos, before, after string, lits []*ast.FuncLit, listed bool) {
	if len(lits) == 0 {
		f.replace(from, to, before+after)
		return
	}
	if !listed {
		before = strings.TrimPrefix(before+";", ";") + repeat("_", len(lits)) + "="
	}
	var segments []segment
	for _, l := range lits {
		segments = append(segments, segment{f.offset(f.file, from), f.offset(f.file, l.Pos()), before})
		before, from = ",", l.End()
	}
	f.edit(append(segments, segment{f.offset(f.file, from), f.offset(f.file, to), after})...)
}

// condition replaces a condition by one that tells nothing; both branches stay.
func (f *fixer) condition(cond ast.Expr) { f.replace(cond.Pos(), cond.End(), "true") }

func (f *fixer) ranging(s *ast.RangeStmt, child ast.Node) {
	switch {
	case s.Key != nil && (child == s.Key || child == s.Value):
		if f.unused(child) {
			return
		}
		f.replace(s.Key.Pos(), s.Range, "")
	case s.Key != nil && child == nil: // no new variables
		f.replace(s.Key.Pos(), s.Range, "")
	default:
		f.replace(s.X.Pos(), s.X.End(), "[]"+f.any+"{}")
	}
}

// unused renames a variable that nobody reads any more.
func (f *fixer) unused(n ast.Node) bool {
	id, ok := n.(*ast.Ident)
	if !ok || !strings.HasPrefix(f.message, "declared and not used") {
		return false
	}
	f.replace(id.Pos(), id.End(), "_")
	return true
}

func (f *fixer) typeSwitch(x ast.Expr) {
	if t, ok := x.(*ast.TypeAssertExpr); ok {
		f.replace(t.X.Pos(), t.X.End(), f.nothing())
	}
}

// clause handles the cases of a switch. The body is kept if another condition can
// stand for the one that is wrong.
func (f *fixer) clause(c *ast.CaseClause, block ast.Node) {
	sw, _ := f.around(block) // what is around the block
	if s, ok := sw.(*ast.SwitchStmt); ok && s.Tag == nil && len(c.List) > 0 {
		f.replace(c.List[0].Pos(), c.Colon, "true")
		return
	}
	f.replaceClause(c.Pos(), c.Colon, c.End(), block)
}

// replaceClause makes a clause the default of its switch or select; if there is one
// already, the clause goes.
func (f *fixer) replaceClause(from, colon, to token.Pos, block ast.Node) {
	b, ok := block.(*ast.BlockStmt)
	if !ok {
		return
	}
	for _, s := range b.List {
		switch s := s.(type) {
		case *ast.CaseClause:
			ok = ok && s.List != nil
		case *ast.CommClause:
			ok = ok && s.Comm != nil
		}
	}
	if ok {
		f.replace(from, colon, "default")
		return
	}
	f.replace(from, to, "")
}

// returning keeps what else is returned if only some results are wrong.
func (f *fixer) returning(s *ast.ReturnStmt, child ast.Node) {
	results := f.resultTypes()
	lits := f.functionsIn(s)
	if len(results) == len(s.Results) && len(lits) == 0 {
		for i, r := range s.Results {
			const value = "*new(" // once that is wrong, nothing is right
			if r == child && !strings.HasPrefix(f.text(f.file, r), value) {
				f.replace(r.Pos(), r.End(), value+results[i]+")")
				return
			}
		}
	}
	if len(lits) == 0 {
		f.replace(s.Pos(), s.End(), "select{}")
		return
	}
	f.keep(s.Pos(), s.End(), "", ";select{}", lits, false)
}

// resultTypes spells the results of the function around the error.
func (f *fixer) resultTypes() (out []string) {
	for _, n := range f.path {
		var t *ast.FuncType
		switch n := n.(type) {
		case *ast.FuncLit:
			t = n.Type
		case *ast.FuncDecl:
			t = n.Type
		default:
			continue
		}
		if t.Results == nil {
			return nil
		}
		for _, r := range t.Results.List {
			text := f.text(f.file, r.Type)
			if strings.Contains(text, "\n") {
				return nil
			}
			for range max(1, len(r.Names)) {
				out = append(out, text)
			}
		}
		return out
	}
	return nil
}
