package taint

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strconv"

	"golang.org/x/tools/go/ssa"
)

func (f *frame) selectStmt(i *ssa.Select) {
	var out *node
	recv := 2
	for k, s := range i.States {
		if s.Dir == types.SendOnly {
			switch places := f.inside(s.Chan, "[]"); {
			case i.Blocking && len(i.States) == 1:
				f.put(places, f.val(s.Send))
			case !branchesOn(i, k): // what comes after is the same in any case
				f.put(f.weakly(places), f.val(s.Send))
			} // else see branch
			continue
		}
		elem := under(s.Chan.Type()).(*types.Chan).Elem()
		out = out.with(path("").add("#"+strconv.Itoa(recv)), f.read(f.inside(s.Chan, "[]"), elem), true)
		recv++
	}
	f.env[i] = out
}

// branchesOn reports whether a condition asks if a case of a select was taken.
func branchesOn(sel *ssa.Select, state int) bool {
	for _, r := range *sel.Referrers() {
		index, ok := r.(*ssa.Extract)
		if !ok || index.Index != 0 {
			continue
		}
		for _, r := range *index.Referrers() {
			eq, ok := r.(*ssa.BinOp)
			if !ok {
				continue
			}
			if k, ok := eq.Y.(*ssa.Const); ok && k.Value != nil && int(k.Int64()) == state && slices.ContainsFunc(*eq.Referrers(), isIf) {
				return true
			}
		}
	}
	return false
}

func isIf(i ssa.Instruction) bool {
	_, ok := i.(*ssa.If)
	return ok
}

// branch adds to the state what is known on one side of a condition only: that a case of
// a select was taken, that a type assertion held.
func (f *frame) branch(b *ssa.BasicBlock, holds bool) {
	i, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If)
	if !ok {
		return
	}
	f.equalsConstant(i.Cond, holds)
	if !holds {
		f.noURLError(i.Cond)
		return
	}
	switch c := i.Cond.(type) {
	case *ssa.BinOp:
		x, ok := c.X.(*ssa.Extract)
		if !ok || c.Op != token.EQL {
			return
		}
		sel, ok := x.Tuple.(*ssa.Select)
		k, isConst := c.Y.(*ssa.Const)
		if !ok || !isConst || k.Value == nil {
			return
		}
		if n := int(k.Int64()); n < len(sel.States) && sel.States[n].Dir == types.SendOnly {
			f.put(f.inside(sel.States[n].Chan, "[]"), f.val(sel.States[n].Send))
		}
	case *ssa.Extract:
		a, ok := c.Tuple.(*ssa.TypeAssert)
		if !ok || c.Index != 1 || !f.ix.mayBeSource(a.AssertedType) {
			return
		}
		if x := f.val(a.X); x != nil {
			f.believeType(&node{refs: x.refs}, a.AssertedType, a.Pos())
		}
	}
}

// equalsConstant replaces what a variable holds, on the side of a comparison on which it is
// known to be a constant or nil: an empty token in an error is no leak.
func (f *frame) equalsConstant(cond ssa.Value, holds bool) {
	c, ok := cond.(*ssa.BinOp)
	if !ok || c.Op != token.EQL && c.Op != token.NEQ || (c.Op == token.EQL) != holds {
		return
	}
	x, y := c.X, c.Y
	if isConst(x) {
		x, y = y, x
	}
	k, ok := y.(*ssa.Const)
	if !ok {
		return
	}
	switch {
	case k.IsNil():
	case k.Value == nil: // a zero struct
		return
	case k.Value.Kind() == constant.String:
	case k.Value.Kind() == constant.Int && constant.Sign(k.Value) == 0:
		if x = measured(x); x == nil || !isScalar(x.Type()) {
			return
		}
		k = nil // of length 0
	default:
		return
	}
	// A write to the caller's memory would be told to the caller.
	if v, ok := variableOf(x).(*ssa.Alloc); ok {
		var n *node
		if k != nil {
			n = f.constant(k)
		}
		f.put(f.places(v), n)
	}
}

// measured is the operand of a call of len, nil for any other value.
func measured(v ssa.Value) ssa.Value {
	c, ok := v.(*ssa.Call)
	if !ok {
		return nil
	}
	if b, ok := c.Call.Value.(*ssa.Builtin); !ok || b.Name() != "len" {
		return nil
	}
	return c.Call.Args[0]
}
