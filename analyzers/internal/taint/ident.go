package taint

import (
	"go/ast"
	"go/types"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// nameConstants gives constant arguments their names back: in
//
//	const apiKey = "…"
//	log.Print(apiKey)
//
// the SSA operand is the bare value.
func (f *frame) nameConstants(c *callSite) {
	var call *ast.CallExpr
	named := func(n *node, i int) *node {
		if call == nil {
			call = f.callAt(c.instr.Pos())
		}
		if call == nil || i >= len(call.Args) {
			return n
		}
		return f.nameConstant(n, call.Args[i])
	}
	for i, v := range c.argVals {
		n := c.args[i]
		if c.sig.Variadic() && i == len(c.argVals)-1 && n != nil && len(n.refs) == 1 {
			content := f.st.load(n.refs[0])
			if content == nil {
				continue
			}
			for _, k := range content.kids {
				j, err := strconv.Atoi(strings.Trim(k.step, "[]"))
				if err != nil || k.node == nil || !k.node.literal {
					continue
				}
				if m := named(k.node, i+j); m != k.node {
					f.st.store(loc{n.refs[0].obj, n.refs[0].path.add(k.step)}, m, true)
				}
			}
			continue
		}
		if n == nil || !n.literal {
			continue
		}
		if m, ok := v.(*ssa.MakeInterface); isConst(v) || ok && isConst(m.X) {
			c.args[i] = named(n, i)
		}
	}
}

func isConst(v ssa.Value) bool {
	_, ok := v.(*ssa.Const)
	return ok
}

// nameConstant adds the source that an identifier in a constant expression names.
func (f *frame) nameConstant(n *node, expr ast.Expr) *node {
	ast.Inspect(expr, func(x ast.Node) bool {
		id, ok := x.(*ast.Ident)
		if !ok {
			return true
		}
		obj, ok := f.pass.TypesInfo.Uses[id].(*types.Const)
		if !ok {
			return true
		}
		if c, ok := f.ix.classify(obj.Name()); ok && !c.NeedsContext {
			n = n.add(labels{(f.source("hard-coded "+c.Noun+" in constant "+obj.Name(), f.pos(obj.Pos()), medium)).label()})
		}
		return true
	})
	return n
}
