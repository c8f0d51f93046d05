package taint

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// An application is one summary at one call.
type application struct {
	*frame
	args     []*node
	bindings []*node
	types    []types.Type // of args
	sig      *types.Signature
	pos      token.Pos
	callee   string
	depth    int
	// body is set for a function literal of this function: what it does is done
	// where it stands.
	body bool
	// wrapper is set for a function that does for its callers what a sink does: a leak is
	// theirs, and reported at the call. In any other function of this package it is
	// reported at the sink.
	wrapper bool
	// foreign is set for a function of another module.
	foreign bool
	// called holds what the calls of functions that came in yielded.
	called []*node
	// vals are the operands of args, where the call is one in the source.
	vals []ssa.Value
	// frozen holds what stands at the inputs while the memory does not change.
	frozen map[*origin]*node
}

// input is actual, remembered where the memory stands still.
func (a *application) input(o *origin) *node {
	if a.frozen == nil {
		return a.actual(o.port)
	}
	n, ok := a.frozen[o]
	if !ok {
		n = a.actual(o.port)
		a.frozen[o] = n
	}
	return n
}

// actual returns what stands at an input of the callee.
func (a *application) actual(p port) *node {
	switch p.kind {
	case paramPort:
		if p.index < len(a.args) {
			return a.follow(a.args[p.index], p.path)
		}
	case freePort:
		if p.index < len(a.bindings) {
			return a.follow(a.pointee(a.bindings[p.index]), p.path)
		}
	case callPort:
		if p.index < len(a.called) {
			return a.follow(a.called[p.index], p.path)
		}
	}
	return nil
}

// actualType returns the static type at an input, or nil.
func (a *application) actualType(p port) types.Type {
	if p.kind == paramPort && p.index < len(a.types) {
		return typeAt(a.types[p.index], p.path)
	}
	return nil
}

// stepped is a source's label that has come out of the call.
func (a *application) stepped(l *label) *label {
	if a.callee == "" || l.src == nil || a.body {
		return l
	}
	return l.step(a.frame.pos(a.pos), "from "+a.callee)
}

// subst rewrites a node of the callee's summary in the caller's terms.
func (a *application) subst(n *node, depth int) *node {
	if n == nil || depth > 2*maxPath {
		return nil
	}
	a.work += 1 + len(n.labels)
	out := &node{unknown: n.unknown, literal: n.literal, dyn: n.dyn}
	var passed *node
	for _, l := range n.labels {
		if l.port.kind == noPort {
			out.labels = out.labels.union(labels{a.stepped(l)})
			continue
		}
		if l.via.format == namedFormat {
			out.labels = out.labels.union(a.named(l.origin))
			continue
		}
		v := a.input(l.origin)
		if v == nil {
			continue
		}
		if l.via == (via{}) {
			if n.fresh {
				v = a.pointee(v)
			}
			if l.told || l.made != nil { // an input that is in an error
				v = a.snapshot(v).relabelled(func(x *label) *label { return x.inError(l) })
			}
			passed = merge(passed, v)
			continue
		}
		ls := a.print(v, a.typeOf(l.port), l.via, !l.via.typed && l.port.path.exact())
		ls = a.cut(l.port, v, ls.doubt(l.via.doubt))
		out.labels = out.labels.union(ls.each(func(x *label) *label { return a.carried(x, l.trace).inError(l) }))
	}
	if len(n.fns) > 0 {
		out.fns = make([]*closure, len(n.fns))
		for i, c := range n.fns {
			bs := make([]*node, len(c.bindings))
			for j, b := range c.bindings {
				bs[j] = a.subst(b, depth+1)
			}
			out.fns[i] = &closure{fn: c.fn, pkg: c.pkg, key: c.key, bindings: bs}
		}
	}
	res := out
	if out.clean() && len(out.dyn) == 0 {
		res = nil
	}
	res = merge(res, passed)
	for _, k := range n.kids {
		if passed != nil && !n.fresh && len(passed.refs) > 0 && k.step[0] != '[' {
			// The input itself came back: its fields were written where they are, see
			// applyWrites. (A context comes back with a value more.)
			continue
		}
		sub := a.subst(k.node, depth+1)
		res = res.with(path("\x00"+k.step), sub, true)
	}
	return res
}

// typeOf is the type of what came in at a port: the static one, or of a value
// behind an interface the one it is known to have.
func (a *application) typeOf(p port) types.Type {
	t := a.actualType(p)
	if t == nil {
		t = anyType
	}
	return t
}

var anyType = types.NewInterfaceType(nil, nil)

// carried prepends the steps that a label has behind it to those of the callee.
func (a *application) carried(l *label, inner *trace) *label {
	return appended(l.step(a.frame.pos(a.pos), "passed to "+a.callee), inner)
}

// appended adds the steps of a callee's trace.
func appended(l *label, inner *trace) *label {
	var steps []*trace
	for t := inner; t != nil; t = t.prev {
		steps = append(steps, t)
	}
	for i := len(steps) - 1; i >= 0; i-- {
		l = l.step(steps[i].pos, steps[i].text)
	}
	return l
}

// apply runs a callee's summary on the arguments and returns its results.
func (f *frame) apply(sum *summary, a *application) []*node {
	if a.foreign {
		sum = f.engine.foreignSummary(sum)
	}
	for i, c := range sum.calls {
		a.called = append(a.called, f.applyCall(c, a, i))
	}
	f.applyUses(sum, a)
	f.applyWrites(sum, a)
	results := make([]*node, len(sum.results))
	for i, r := range sum.results {
		if a.foreign && i < a.sig.Results().Len() && isErrorType(a.sig.Results().At(i).Type()) {
			results[i] = a.foreignError(r)
			continue
		}
		results[i] = a.subst(r, 0)
	}
	return results
}

// printed is what stands at the input of a use, as it is printed there.
func (a *application) printed(u use) labels {
	if u.via.format == namedFormat {
		return a.named(a.inputOrigin(u.port).text(u.via))
	}
	v := a.actual(u.port)
	if v == nil {
		return nil
	}
	if u.via == (via{}) {
		return a.flatten(v)
	}
	a.printPos = a.pos
	ls := a.print(v, a.typeOf(u.port), u.via, !u.via.typed && u.port.path.exact()).doubt(u.via.doubt)
	return a.cut(u.port, v, ls)
}

// cut weighs what is printed at a port whose path may have been cut: it stands for all
// that is below, and what is in a member there need not be what was meant.
func (a *application) cut(p port, v *node, ls labels) labels {
	if p.path.exact() || len(ls) == 0 {
		return ls
	}
	whole := a.pointee(v)
	return ls.each(func(l *label) *label {
		if whole != nil && whole.labels.has(l.origin) {
			return l
		}
		return l.as(l.origin.doubted())
	})
}

func (f *frame) applyUses(sum *summary, a *application) {
	for _, u := range sum.uses {
		ls := a.printed(u)
		if len(ls) == 0 {
			continue
		}
		t := a.actualType(u.port)
		f.printsError = t != nil && isErrorType(t)
		sink := u.sink
		if a.foreign {
			ls, sink = u.foreignUse(ls)
		}
		if u.at.IsValid() && (u.port.kind == freePort || a.body) {
			// What a closure does with a captured variable is done in its body.
			f.report(ls.each(func(l *label) *label { return appended(l, u.trace) }), sink, u.via, u.at, sink.name)
			continue
		}
		if u.at.IsValid() && !a.wrapper {
			f.report(ls.each(func(l *label) *label { return a.carried(l, u.trace) }), sink, u.via, u.at, sink.name)
			continue
		}
		f.report(ls.each(func(l *label) *label { return a.carried(l, u.trace) }), sink, u.via, a.pos, a.callee)
	}
	f.printsError = false
}
