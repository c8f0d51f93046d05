package taint

import (
	"go/token"

	"golang.org/x/tools/go/ssa"
)

// withPlaces returns an operand that can be written through.
func (f *frame) withPlaces(n *node, v ssa.Value) *node {
	if n != nil && len(n.refs) > 0 {
		return n
	}
	c := node{}
	if n != nil {
		c.dyn, c.fns = n.dyn, n.fns
	}
	c.refs = f.places(v)
	f.settle(v, c.refs)
	return &c
}

// settle makes a local variable refer to the places of what was loaded from it, so that
// what is written there is found in the variable: var buf []byte; r.Read(buf).
func (f *frame) settle(v ssa.Value, places []loc) {
	switch v := v.(type) {
	case *ssa.MakeInterface:
		f.settle(v.X, places)
	case *ssa.ChangeInterface:
		f.settle(v.X, places)
	case *ssa.ChangeType:
		f.settle(v.X, places)
	case *ssa.UnOp:
		if a, ok := v.X.(*ssa.Alloc); ok && v.Op == token.MUL && len(places) > 0 {
			f.put(f.weakly(f.places(a)), &node{refs: places})
		}
	}
}

// wrappable gives a variable that holds nothing yet a place, for what wraps it.
func (f *frame) wrappable(n *node, v ssa.Value) *node {
	if n != nil || !isInterface(v.Type()) && !isPointer(v.Type()) || isErrorType(v.Type()) {
		return n
	}
	if n = f.withPlaces(nil, v); len(n.refs) == 0 {
		return nil
	}
	return n
}

// listed returns the values that a call lists for a variadic parameter.
func listed(v ssa.Value) []ssa.Value {
	s, ok := v.(*ssa.Slice)
	if !ok {
		return nil
	}
	list, ok := s.X.(*ssa.Alloc)
	if !ok {
		return nil
	}
	var out []ssa.Value
	for _, r := range *list.Referrers() {
		at, ok := r.(*ssa.IndexAddr)
		if !ok {
			continue
		}
		for _, r := range *at.Referrers() {
			if st, ok := r.(*ssa.Store); ok && st.Addr == at {
				out = append(out, st.Val)
			}
		}
	}
	return out
}
