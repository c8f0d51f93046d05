package taint

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/leakvet/leakvet/rules/secretname"
)

// nameConstants gives constant arguments their names back: in
//
//	const apiKey = "…"
//	log.Print(apiKey)
//
// the SSA operand is the bare value.
func (f *frame) nameConstants(c *callSite) {
	var call *ast.CallExpr
	for i, v := range c.argVals {
		n := c.args[i]
		if n == nil || !n.literal {
			continue
		}
		if _, ok := v.(*ssa.Const); !ok {
			if m, ok := v.(*ssa.MakeInterface); !ok || !isConst(m.X) {
				continue
			}
		}
		if call == nil {
			if call = f.callAt(c.instr.Pos()); call == nil {
				return
			}
		}
		if i >= len(call.Args) {
			continue
		}
		c.args[i] = f.nameConstant(n, call.Args[i])
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
		if c, ok := secretname.Classify(obj.Name()); ok && !c.NeedsContext {
			n = n.add(labels{{src: f.source("hard-coded "+c.Noun+" in constant "+obj.Name(), f.pos(obj.Pos()), medium)}})
		}
		return true
	})
	return n
}
