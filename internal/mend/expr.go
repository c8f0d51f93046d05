package mend

import "go/ast"

// typeOrArgument handles an error in a type, where any can stand for it, and in a part of
// a call or a literal, which can be left out. n is the parent of the child that is wrong.
func (f *fixer) typeOrArgument(n, child ast.Node) bool {
	if child == nil {
		return false // n itself is wrong, which is a matter of what is around it
	}
	switch n := n.(type) {
	case *ast.Field:
		return f.field(n, child)
	case *ast.ArrayType:
		if child == n.Len {
			f.replace(n.Len.Pos(), n.Len.End(), "1")
			return true
		}
		return f.toAny(child)
	case *ast.MapType, *ast.ChanType, *ast.Ellipsis:
		return f.toAny(child)
	case *ast.TypeAssertExpr:
		return child == n.Type && f.toAny(child)
	case *ast.CallExpr:
		if id, ok := n.Fun.(*ast.Ident); ok && (id.Name == "len" || id.Name == "cap") {
			f.replace(n.Pos(), n.End(), "0")
			return true
		}
		return child != n.Fun && f.argument(child)
	case *ast.CompositeLit:
		return child != n.Type && f.element(n, child)
	}
	return false
}

// toAny puts any in the place of a type. Once it stands there, something around is wrong.
func (f *fixer) toAny(t ast.Node) bool {
	if f.text(f.file, t) == f.any {
		return false
	}
	f.replace(t.Pos(), t.End(), f.any)
	return true
}

// field handles fields, parameters and what is embedded.
func (f *fixer) field(n *ast.Field, child ast.Node) bool {
	if child != n.Type {
		return false
	}
	list, owner := f.around(n)
	switch o := owner.(type) {
	case *ast.StructType:
		if len(n.Names) == 0 {
			f.replace(n.Pos(), n.Type.End(), "_ "+f.any)
			return true
		}
	case *ast.FuncDecl:
		if o.Recv == list {
			f.decl()
			return true
		}
	}
	return f.toAny(child)
}

// around finds the list that a field is in, and what has the list.
func (f *fixer) around(n ast.Node) (list, owner ast.Node) {
	for i := range f.path {
		if f.path[i] == n && i+2 < len(f.path) {
			return f.path[i+1], f.path[i+2]
		}
	}
	return nil, nil
}

// argument replaces one argument of a call that may be right otherwise. One that wraps a
// single function gives way to the function: that is what decorators of handlers do.
func (f *fixer) argument(arg ast.Node) bool {
	if _, ok := arg.(*ast.FuncLit); ok || f.text(f.file, arg) == f.nothing() {
		return false
	}
	switch lits := f.functionsIn(arg); len(lits) {
	case 0:
		f.replace(arg.Pos(), arg.End(), f.nothing())
	case 1:
		f.keep(arg.Pos(), arg.End(), "", "", lits, true)
	default:
		return false
	}
	return true
}

// element takes one element out of a literal, with the comma behind it.
func (f *fixer) element(lit *ast.CompositeLit, e ast.Node) bool {
	if len(f.functionsIn(e)) > 0 {
		return false
	}
	end := f.offset(f.file, e.End())
	for i, other := range lit.Elts {
		if other != e {
			continue
		}
		until := f.offset(f.file, lit.Rbrace)
		if i+1 < len(lit.Elts) {
			until = f.offset(f.file, lit.Elts[i+1].Pos())
		}
		// Between two elements there are a comma, space and perhaps comments.
		for at := end; at < until; at++ {
			if c := f.sources[f.file][at]; c == ',' {
				end = at + 1
				break
			} else if c == '/' {
				return false
			}
		}
		f.edit(segment{f.offset(f.file, e.Pos()), end, ""})
		return true
	}
	return false
}

// functionsIn lists the outermost function literals in a node.
func (f *fixer) functionsIn(n ast.Node) (lits []*ast.FuncLit) {
	ast.Inspect(n, func(n ast.Node) bool {
		if l, ok := n.(*ast.FuncLit); ok {
			lits = append(lits, l)
			return false
		}
		return true
	})
	return lits
}
