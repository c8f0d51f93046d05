package taint

import (
	"go/types"
)

// callCarrier calls a function that a library made of something secret: an iterator over
// it, which hands the elements to its argument, or the next function of iter.Pull.
func (f *frame) callCarrier(c *callSite, v *node) []*node {
	ls := f.flatten(v).each(func(l *label) *label {
		if _, ok := f.typeOfPort(l.port).Underlying().(*types.Signature); ok && l.isInput() {
			return nil // the function itself came in
		}
		return l
	})
	if len(ls) == 0 {
		return nil
	}
	content := f.pointee(v)
	for _, a := range c.args {
		if a != nil {
			f.yield(c, a.fns, content)
		}
	}
	rs := make([]*node, c.sig.Results().Len())
	for i := range rs {
		if t := c.sig.Results().At(i).Type(); f.carries(t) && !isErrorType(t) {
			rs[i] = content.member("[]")
		}
	}
	return rs
}

// yield calls what an iterator is given with an element, or with a key and an element.
func (f *frame) yield(c *callSite, fns []*closure, content *node) {
	for _, cl := range fns {
		if cl.fn == nil {
			continue
		}
		params := cl.fn.Params
		args := make([]*node, len(params))
		for i, p := range params {
			step := "[]"
			if i == 0 && len(params) == 2 {
				step = keysStep
			}
			if f.carries(p.Type()) {
				args[i] = f.placed(callKey{c.instr, -1 - len(params) - i}, merge(&node{unknown: true}, content.member(step)), p.Type())
			}
		}
		f.callValue(&node{fns: []*closure{cl}}, args, c.instr.Pos(), 1)
	}
}

// typeOfPort is the type of what comes in at a port, any if that is not known.
func (f *frame) typeOfPort(p port) types.Type {
	var t types.Type
	switch {
	case p.kind == paramPort && p.index < len(f.fn.Params):
		t = typeAt(f.fn.Params[p.index].Type(), p.path)
	case p.kind == freePort && p.index < len(f.fn.FreeVars):
		t = typeAt(deref(f.fn.FreeVars[p.index].Type()), p.path)
	}
	if t == nil {
		return anyType
	}
	return t
}
