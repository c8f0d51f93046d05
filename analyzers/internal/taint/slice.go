package taint

import (
	"go/token"

	"golang.org/x/tools/go/ssa"
)

// maskLength is how much of a secret may be shown: "…abcd", "sk-ab…".
const maskLength = 8

func (f *frame) slice(i *ssa.Slice) {
	n := f.val(i.X)
	if isScalar(i.X.Type()) {
		if isMask(i) {
			f.env[i] = nil
			return
		}
		f.env[i] = n
		return
	}
	if lowZero(i.Low) {
		f.env[i] = &node{refs: f.places(i.X)}
		return
	}
	// The indexes shift: elements are told apart no longer.
	content := f.pointee(n).collapse()
	f.env[i] = f.placed(i, content, i.Type())
}

func lowZero(v ssa.Value) bool {
	if v == nil {
		return true
	}
	c, ok := v.(*ssa.Const)
	return ok && c.Value != nil && c.Int64() == 0
}

// isMask recognises a short piece of text: t[:4], t[len(t)-4:].
func isMask(i *ssa.Slice) bool {
	if c, ok := i.High.(*ssa.Const); ok && c.Value != nil {
		lo := int64(0)
		if l, ok := i.Low.(*ssa.Const); ok && l.Value != nil {
			lo = l.Int64()
		}
		return c.Int64()-lo <= maskLength
	}
	if i.High == nil {
		if b, ok := i.Low.(*ssa.BinOp); ok && b.Op == token.SUB {
			if c, ok := b.Y.(*ssa.Const); ok && c.Value != nil {
				return c.Int64() <= maskLength && isLen(b.X)
			}
		}
	}
	return false
}

func isLen(v ssa.Value) bool {
	c, ok := v.(*ssa.Call)
	if !ok {
		return false
	}
	b, ok := c.Call.Value.(*ssa.Builtin)
	return ok && b.Name() == "len"
}
