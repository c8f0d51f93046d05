package fix

import (
	"go/ast"
	"go/token"
	"go/types"
)

// withoutURL prints what a request failed with, and not the URL that it went to: the
// error of an HTTP client is a *url.Error, which prints both.
func (r recipes) withoutURL(x ast.Expr) (edit, bool) {
	x = ast.Unparen(x)
	if call, ok := x.(*ast.CallExpr); ok { // err.Error()
		sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
		if !ok || sel.Sel.Name != "Error" || len(call.Args) > 0 {
			return edit{}, false
		}
		x = ast.Unparen(sel.X)
	}
	id, ok := x.(*ast.Ident)
	if !ok {
		return edit{}, false
	}
	v, ok := r.info.Uses[id].(*types.Var)
	if !ok || !isError(v.Type()) || !r.madeBy(v, id, isRequest) {
		return edit{}, false
	}
	return edit{r.offset(id.Pos()), r.offset(id.End()), "errors.Unwrap(" + id.Name + ")", "errors"}, true
}

// madeBy reports whether a variable has, at a use that is reached, what a call of one of some
// functions returned and nothing else.
func (r recipes) madeBy(v *types.Var, use *ast.Ident, wanted func(*types.Func) bool) bool {
	var last *ast.AssignStmt // in front of the use
	var scope ast.Node       // what the last one is in
	ok := true
	var stack []ast.Node
	ast.Inspect(r.file, func(n ast.Node) bool {
		if n == nil {
			stack = stack[:len(stack)-1]
			return true
		}
		stack = append(stack, n)
		switch n := n.(type) {
		case *ast.AssignStmt:
			if n.Pos() < use.Pos() && r.assigns(n, v) {
				last, scope = n, enclosing(stack[:len(stack)-1])
			}
		case *ast.UnaryExpr: // its address is taken: anything may be in it
			if id, is := ast.Unparen(n.X).(*ast.Ident); is && n.Op == token.AND && r.info.Uses[id] == v {
				ok = false
			}
		}
		return true
	})
	if !ok || last == nil || !within(scope, use) || len(last.Rhs) != 1 {
		return false
	}
	call, isCall := ast.Unparen(last.Rhs[0]).(*ast.CallExpr)
	if !isCall || !wanted(r.callee(call)) {
		return false
	}
	// In a loop or function that begins behind it, the use may come after another one.
	ast.Inspect(scope, func(n ast.Node) bool {
		switch n.(type) {
		case *ast.ForStmt, *ast.RangeStmt, *ast.FuncLit:
			ok = ok && !(n.Pos() > last.End() && within(n, use))
		case *ast.LabeledStmt:
			ok = false // goto
		}
		return ok
	})
	return ok
}

// assigns reports whether an assignment sets a variable.
func (r recipes) assigns(a *ast.AssignStmt, v *types.Var) bool {
	for _, l := range a.Lhs {
		if id, ok := l.(*ast.Ident); ok && (r.info.Defs[id] == v || r.info.Uses[id] == v) {
			return true
		}
	}
	return false
}

// enclosing is the innermost of some nodes whose statements run one after the other.
func enclosing(stack []ast.Node) ast.Node {
	for i := len(stack) - 1; i >= 0; i-- {
		switch stack[i].(type) {
		case *ast.BlockStmt, *ast.CaseClause, *ast.CommClause, *ast.IfStmt, *ast.ForStmt, *ast.SwitchStmt:
			return stack[i]
		}
	}
	return nil
}

func within(n ast.Node, x ast.Node) bool {
	return n != nil && n.Pos() <= x.Pos() && x.End() <= n.End()
}

// isRequest reports whether a function sends an HTTP request: package http says that its
// errors are of type *url.Error.
func isRequest(fn *types.Func) bool {
	if fn == nil || fn.Pkg() == nil || fn.Pkg().Path() != "net/http" {
		return false
	}
	switch fn.Name() {
	case "Get", "Head", "Post", "PostForm", "Do":
	default:
		return false
	}
	recv := fn.Signature().Recv()
	if recv == nil {
		return true
	}
	p, ok := types.Unalias(recv.Type()).(*types.Pointer)
	return ok && isNamed(p.Elem(), "net/http", "Client")
}
