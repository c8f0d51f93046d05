package taint

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// An error that carries a credential is reported where it is made and first returned:
// that is where it can be repaired. Whoever gets it will print it.

// errorSink is what becomes of an error that is returned.
var errorSink = sinkRef{kind: "error", cap: medium}

// maxErrors bounds the inputs that a summary lists as being in its errors.
const maxErrors = 16

// returnedError reports what an error carries that is returned here, once: not again by
// every caller that returns it too. Inputs that are in it are left to the callers, unless
// one of them is a credential by its own name: then the leak has been told.
func (f *frame) returnedError(n *node, pos token.Pos) *node {
	ls := f.flatten(n)
	gone := isUnquoted(f.pointee(n))
	if !slices.ContainsFunc(ls, func(l *label) bool { return l.src != nil && l.returned == untold }) {
		for _, l := range ls {
			if l.src == nil && l.returned == untold {
				f.errorOf(l, gone, pos)
			}
		}
		return n
	}
	return &node{unknown: f.unknownDeep(n), labels: ls.each(func(l *label) *label {
		if l.src != nil && l.returned == untold {
			f.found(l, errorSink, pos, "")
		}
		return l.reported(told)
	})}
}

// reported is the label of what has been seen to be in an error: a credential is told
// where that was seen.
func (l *label) reported(how fate) *label {
	if l.src != nil {
		how = told
	}
	if l.returned >= how {
		return l
	}
	return &label{l.origin, l.trace, how}
}

// errorOf notes that an input is in an error which is made at pos.
func (f *frame) errorOf(l *label, unquoted bool, pos token.Pos) {
	v := l.via
	if v == (via{}) {
		v = via{format: "print"}
	}
	v.unquoted = v.unquoted || unquoted
	if l.port.kind == globalPort || len(f.sum.errors) >= maxErrors ||
		slices.ContainsFunc(f.sum.errors, func(u use) bool { return u.port == l.port && u.via == v && u.at == pos }) {
		return
	}
	f.sum.errors = append(f.sum.errors, use{port: l.port, via: v, trace: l.trace, at: pos})
}

// applyErrors reports what a function of this package puts into an error of what it is
// given, where it does so.
func (f *frame) applyErrors(sum *summary, a *application) {
	for _, u := range sum.errors {
		for _, l := range a.printed(u) {
			if l.src == nil {
				f.errorOf(l, u.via.unquoted, u.at)
			} else if l.returned == untold {
				f.found(a.carried(l, u.trace), errorSink, u.at, "")
			}
		}
	}
}

// reported marks what an error of a function of this package carries: applyErrors has
// seen to it.
func reported(n *node) *node {
	if n == nil || len(n.labels) == 0 && len(n.kids) == 0 {
		return n
	}
	c := *n
	c.kids = slices.Clone(n.kids)
	for i, k := range c.kids {
		c.kids[i].node = reported(k.node)
	}
	c.labels = n.labels.each(func(l *label) *label { return l.reported(noted) })
	return &c
}

// isErrorMethod reports whether a function is the Error method of an error: what it
// returns is the error's text.
func isErrorMethod(fn *ssa.Function) bool {
	obj, ok := fn.Object().(*types.Func)
	return ok && fn.Signature.Recv() != nil && obj.Name() == "Error" && shapeOf(obj, "Error")
}
