package taint

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

func (f *frame) makeInterface(i *ssa.MakeInterface) {
	n := f.val(i.X)
	c := node{}
	if n != nil {
		c = *n
	}
	if c.literal && !isText(i.X.Type()) {
		c.literal = false
	}
	// What a library type wraps (a bufio.Writer its writer) stays known.
	c.dyn = unionTypes([]types.Type{i.X.Type()}, interfacesOf(c.dyn))
	f.env[i] = &c
}

func interfacesOf(ts []types.Type) []types.Type {
	var out []types.Type
	for _, t := range ts {
		if isInterface(t) {
			out = append(out, t)
		}
	}
	return out
}

func (f *frame) convert(i ssa.Value, x ssa.Value) {
	n := f.val(x)
	from, to := x.Type(), i.Type()
	switch {
	case !carries(to) || !carries(from):
		n = nil
	case isScalar(from) || isScalar(to):
		c := f.text(n)
		n = c
	}
	f.env[i] = n
	f.converted(i, x)
}

// text is a value as text: its labels, and whether a name is to be believed of it.
func (f *frame) text(n *node) *node {
	if n == nil {
		return nil
	}
	ls := f.flatten(n)
	unknown := f.unknownDeep(n)
	if len(ls) == 0 && !unknown && !n.literal {
		return nil
	}
	return &node{labels: ls, unknown: unknown, literal: n.literal}
}

func (f *frame) typeAssert(i *ssa.TypeAssert) {
	n := f.val(i.X)
	if n != nil && !isInterface(i.AssertedType) {
		if len(n.dyn) > 0 && !n.isUnknown() && !hasType(n.dyn, i.AssertedType) {
			n = nil // cannot be this type
		} else {
			if !pointsTo(i.AssertedType) {
				n = f.pointee(n)
			}
			if n != nil && isURLError(i.AssertedType) {
				n = &node{refs: f.shared(i, i.X)}
			} else if n != nil {
				c := *n
				c.dyn = nil
				n = f.placed(i, &c, i.AssertedType)
			}
		}
	}
	if i.CommaOk {
		n = (*node)(nil).with(path("").add("#0"), n, true)
	} else if x := f.val(i.X); x != nil && f.ix.mayBeSource(i.AssertedType) {
		// From here on the interface is known to hold a secret.
		f.believeType(&node{refs: x.refs}, i.AssertedType, i.Pos())
	}
	f.env[i] = n
}

func hasType(ts []types.Type, t types.Type) bool {
	for _, u := range ts {
		if types.Identical(t, u) {
			return true
		}
		if isInterface(u) {
			return true // known only by an interface that it implements
		}
	}
	return false
}

func isAssert(v ssa.Value) bool {
	_, ok := v.(*ssa.TypeAssert)
	return ok
}
