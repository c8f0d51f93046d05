package taint

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// applyCall calls a function that came in at a port of the callee: its results and
// what it wrote to its arguments are the members of the node.
func (f *frame) applyCall(c portCall, a *application, index int) *node {
	fn := a.actual(c.port)
	if fn == nil {
		return nil
	}
	type key struct {
		at         *application
		call, slot int
	}
	args := make([]*node, len(c.args))
	for i, x := range c.args {
		n := a.subst(x, 0)
		if n == nil || len(n.refs) == 0 {
			o := f.object(key{a, index, i}, n)
			f.st.set(o, n)
			c := node{refs: []loc{{obj: o}}}
			if n != nil {
				c.fns, c.dyn = n.fns, n.dyn
				c.labels, c.unknown, c.literal = n.labels, n.unknown, n.literal
			}
			n = &c
		}
		args[i] = n
	}
	var out *node
	for i, r := range f.callValue(fn, args, a.pos, a.depth+1) {
		out = out.with(path("").add("#"+itoa(i)), r, true)
	}
	for i, n := range args {
		if p := f.pointee(&node{refs: n.refs}); p != nil {
			out = out.with(path("").add("@"+itoa(i)), p, true)
		}
	}
	return out
}

// callValue calls what a value may be, for functions that came in at a port.
func (f *frame) callValue(fn *node, args []*node, pos token.Pos, depth int) []*node {
	if fn == nil || depth > 4 {
		return nil
	}
	var out []*node
	for _, c := range fn.fns {
		sum := f.summaryOfClosure(c)
		if sum == nil || sum.opaque {
			continue
		}
		var ts []types.Type
		if c.fn != nil {
			f.called[c.fn] = true
			ts = paramTypes(c.fn.Signature)
		}
		rs := f.apply(sum, &application{frame: f, args: args, bindings: c.bindings, types: ts, pos: pos, callee: f.closureName(c), depth: depth, wrapper: c.fn != nil && isWrapper(c.fn), body: c.fn != nil && within(c.fn, f.fn)})
		for i, r := range rs {
			if i == len(out) {
				out = append(out, r)
			} else {
				out[i] = merge(out[i], r)
			}
		}
	}
	for _, l := range fn.labels {
		if l.isInput() {
			snap := make([]*node, len(args))
			for i, x := range args {
				snap[i] = f.snapshot(x)
			}
			k := f.addCall(portCall{port: l.port, args: snap})
			out = mergeResults(out, f.portResults(k, args))
		}
	}
	return out
}

// portResults are the results of a call of a function that came in, in terms of the
// call; what the function writes to its arguments is added to them.
func (f *frame) portResults(k int, args []*node) []*node {
	if k < 0 {
		return nil
	}
	for i, x := range args {
		if x == nil {
			continue
		}
		l := &label{origin: f.inputOrigin(port{kind: callPort, index: k, path: path("").add("@" + itoa(i))})}
		for _, r := range x.refs {
			if r.obj.port.kind == noPort { // the caller's own memory is written by the caller
				f.st.store(r, f.st.load(r).add(labels{l}), true)
			}
		}
	}
	out := make([]*node, 2)
	for i := range out {
		out[i] = labelled(labels{{origin: f.inputOrigin(port{kind: callPort, index: k, path: path("").add("#" + itoa(i))})}})
	}
	return out
}

// within reports whether a function literal stands in a function.
func within(fn, outer *ssa.Function) bool {
	for p := fn.Parent(); p != nil; p = p.Parent() {
		if p == outer {
			return true
		}
	}
	return false
}

// maxCalls bounds the calls of an input that a summary lists.
const maxCalls = 8

func (f *frame) addCall(c portCall) int {
	for i := range f.sum.calls {
		o := &f.sum.calls[i]
		if o.port == c.port && len(o.args) == len(c.args) {
			for j := range c.args {
				o.args[j] = merge(o.args[j], c.args[j])
			}
			return i
		}
	}
	if len(f.sum.calls) >= maxCalls {
		return -1
	}
	f.sum.calls = append(f.sum.calls, c)
	return len(f.sum.calls) - 1
}
