package taint

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/leakvet/leakvet/rules"
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
			passed = merge(passed, v)
			continue
		}
		ls := a.print(v, a.typeOf(l.port, v), l.via, !l.via.typed && l.port.path.exact())
		ls = ls.doubt(l.via.doubt)
		out.labels = out.labels.union(ls.each(func(x *label) *label { return a.carried(x, l.trace) }))
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
func (a *application) typeOf(p port, v *node) types.Type {
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
	f.applyErrors(sum, a)
	f.applyWrites(sum, a)
	results := make([]*node, len(sum.results))
	for i, r := range sum.results {
		if a.foreign && i < a.sig.Results().Len() && isErrorType(a.sig.Results().At(i).Type()) {
			results[i] = a.foreignError(r)
			continue
		}
		results[i] = a.subst(r, 0)
		if len(sum.errors) > 0 && a.sig != nil && i < a.sig.Results().Len() && isErrorType(a.sig.Results().At(i).Type()) {
			results[i] = reported(results[i])
		}
	}
	return results
}

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
	return a.print(v, a.typeOf(u.port, v), u.via, !u.via.typed && u.port.path.exact()).doubt(u.via.doubt)
}

func (f *frame) applyUses(sum *summary, a *application) {
	for _, u := range sum.uses {
		ls := a.printed(u)
		if len(ls) == 0 {
			continue
		}
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
}

func (f *frame) applyWrites(sum *summary, a *application) {
	if len(sum.writes) == 0 {
		return
	}
	// What the callee saw is the memory before any of its writes.
	before := f.st.clone()
	a.frozen = make(map[*origin]*node)
	defer func() { a.frozen = nil }()
	f.applyWriters(sum, a)
	for _, w := range sum.writes {
		var base *node
		switch w.port.kind {
		case paramPort:
			if w.port.index < len(a.args) {
				base = a.args[w.port.index]
			}
		case freePort:
			if w.port.index < len(a.bindings) {
				base = a.bindings[w.port.index]
			}
		}
		if base == nil || len(base.refs) == 0 {
			continue
		}
		u := &updater{application: a, before: before, strong: len(base.refs) == 1 && !f.weak}
		for _, l := range base.refs {
			u.update(l, w.node, w.port, 0)
		}
	}
}

// applyWriters reports what the callee writes to a writer that it was given: a
// response, standard error.
func (f *frame) applyWriters(sum *summary, a *application) {
	for _, w := range sum.writes {
		if w.port.kind != paramPort || w.port.index >= len(a.vals) || w.port.index >= len(a.args) || w.node == nil {
			continue
		}
		v := a.vals[w.port.index]
		if !isInterface(v.Type()) && f.writeEntry(v.Type()) == nil {
			continue
		}
		self := f.inputOrigin(w.port)
		more := w.node.labels.each(func(l *label) *label {
			if l.origin == self {
				return nil
			}
			return l
		})
		if len(more) > 0 {
			data := a.subst(&node{labels: more}, 0)
			f.writerSinks(a.pos, a.args[w.port.index], v, labelled(f.flatten(data)))
		}
	}
}

// An updater carries a callee's writes over into the caller's memory.
type updater struct {
	*application
	before *state
	strong bool
}

// update writes what the callee left at one of its ports to a place. Where the
// callee left the value as it was, only members that it wrote are written, through
// whatever pointers the caller has there.
func (u *updater) update(l loc, w *node, p port, depth int) {
	u.work++
	if depth > maxPath {
		return
	}
	if w == nil || !w.labels.has(u.inputOrigin(p)) {
		after := u.st
		u.st = u.before
		v := u.subst(w, 0)
		u.st = after
		u.put2(l, v)
		return
	}
	if more := w.labels.each(func(x *label) *label {
		if x.origin == u.inputOrigin(p) {
			return nil
		}
		return x
	}); len(more) > 0 {
		after := u.st
		u.st = u.before
		v := u.subst(&node{labels: more}, 0)
		u.st = after
		u.st.store(l, u.st.load(l).add(u.flatten(v)), true)
	}
	targets := []loc{l}
	if cur := u.st.load(l); cur != nil && len(cur.refs) > 0 && len(w.kids) > 0 {
		targets = cur.refs
	}
	for _, k := range w.kids {
		q := p
		q.path = p.path.add(k.step)
		for _, t := range targets {
			strong := u.strong
			u.strong = strong && len(targets) == 1
			u.update(loc{t.obj, t.path.add(k.step)}, k.node, q, depth+1)
			u.strong = strong
		}
	}
}

func (u *updater) put2(l loc, v *node) {
	u.work += v.weight() + u.st.get(l.obj).weight()
	u.st.store(l, v, u.strong)
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

// panicSink is what panic does with its argument.
var panicSink = sinkRef{kind: "panic", name: "panic", cap: high}

// reachSink reports what a value lets out at a sink.
func (f *frame) reachSink(n *node, t types.Type, s sinkRef, v via, pos token.Pos) {
	if n == nil {
		return
	}
	f.printPos = pos
	f.report(f.print(n, t, v, true), s, v, pos, s.name)
}

// report turns the labels that reach a sink into findings and uses.
func (f *frame) report(ls labels, s sinkRef, v via, pos token.Pos, through string) {
	reported := false
	for _, l := range ls {
		if l.src != nil {
			if f.found(l, s, pos, through) >= medium {
				reported = true
			}
		}
	}
	if reported {
		return // the callers need not hear of it again
	}
	for _, l := range ls {
		if l.src != nil || l.port.kind == globalPort {
			continue
		}
		lv := l.via
		if lv == (via{}) {
			lv = v
			if v.format == rules.FormatString || v.format == rules.FormatPrint {
				lv = via{format: v.format, verb: v.verb, typed: v.typed}
			}
		}
		k := useKey{l.port, lv, s}
		if f.useAt[k] || len(f.sum.uses) >= maxUses {
			continue
		}
		f.useAt[k] = true
		t := l.trace
		if through == s.name { // else the steps to the sink are in the trace
			t = &trace{pos: f.pos(pos), text: "reaches " + s.name, prev: t}
		}
		f.sum.uses = append(f.sum.uses, use{port: l.port, via: lv, sink: s, trace: t, at: pos})
	}
}

// maxUses bounds the sinks that one function's summary lists.
const maxUses = 40
