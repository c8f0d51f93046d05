package taint

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// val returns the node of an operand.
func (f *frame) val(v ssa.Value) *node {
	switch v := v.(type) {
	case *ssa.Const:
		return f.constant(v)
	case *ssa.Function:
		return &node{fns: []*closure{{fn: v}}}
	case *ssa.Global:
		return &node{refs: []loc{{obj: f.global(v)}}}
	case *ssa.Builtin:
		return nil
	}
	return f.env[v]
}

// global returns the object of a package variable.
func (f *frame) global(g *ssa.Global) *object {
	if o := f.byValue[g]; o != nil {
		return o
	}
	o := f.object(g, f.engine.readGlobal(g))
	o.port = port{kind: globalPort}
	return o
}

// places returns the places that an operand points to. A value that came without
// any, such as a pointer inside a decoded struct, gets an object of its own.
func (f *frame) places(v ssa.Value) []loc {
	n := f.val(v)
	if n != nil && len(n.refs) > 0 {
		return n.refs
	}
	if n == nil {
		if c, ok := v.(*ssa.Const); ok && c.IsNil() {
			return nil
		}
	}
	var initial *node
	if n != nil {
		c := *n
		c.dyn, c.fns = nil, nil
		initial = &c
	}
	o := f.object(v, initial)
	if o.initial != initial && initial != nil {
		m := merge(o.initial, initial)
		if m != o.initial && !equal(m, o.initial) {
			o.initial = m
			f.st.set(o, merge(f.st.get(o), m))
		}
	}
	return []loc{{obj: o}}
}

// read loads what a set of places holds. A reference that is stored in place, with
// no object of its own, refers to that place.
func (f *frame) read(locs []loc, t types.Type) *node {
	var out *node
	ref := pointsTo(t) && !isInterface(t)
	for _, l := range locs {
		n := f.st.load(l)
		if n == nil {
			continue
		}
		if ref && (len(n.labels) > 0 || len(n.kids) > 0 || n.unknown) {
			// The content stays where it is; the value refers to it.
			n = &node{refs: unionRefs(n.refs, []loc{l}), dyn: n.dyn, fns: n.fns}
		}
		out = merge(out, n)
	}
	return out
}

// put writes to a set of places.
func (f *frame) put(locs []loc, v *node) {
	strong := len(locs) == 1 && !f.weak
	for _, l := range locs {
		f.st.store(l, v, strong)
	}
}

// placed gives a computed value of a reference type an object of its own, so that
// it can be written through.
func (f *frame) placed(at any, n *node, t types.Type) *node {
	if !pointsTo(t) || n == nil {
		return n
	}
	if len(n.labels) == 0 && len(n.kids) == 0 && !n.unknown && !n.literal {
		return n // a plain reference, or nil
	}
	content := &node{labels: n.labels, kids: n.kids, unknown: n.unknown, literal: n.literal}
	o := f.object(at, content)
	if f.weak {
		content = merge(f.st.get(o), content)
	}
	f.st.set(o, content)
	return &node{refs: unionRefs(n.refs, []loc{{obj: o}}), fns: n.fns, dyn: n.dyn}
}

// pointee merges all that a value points to, and what it holds in place.
func (f *frame) pointee(n *node) *node {
	if n == nil {
		return nil
	}
	if len(n.refs) == 0 {
		return n
	}
	var out *node
	for _, r := range n.refs {
		m := f.st.load(r)
		if out != nil {
			f.work += m.weight()
		}
		out = merge(out, m)
	}
	if len(n.labels) > 0 || len(n.kids) > 0 || n.unknown {
		c := *n
		c.refs = nil
		out = merge(out, &c)
	}
	return out
}

// flatten returns every label in and below a value.
func (f *frame) flatten(n *node) labels {
	if n == nil || len(n.refs) == 0 && len(n.kids) == 0 {
		return n.safeLabels()
	}
	w := &flattener{frame: f}
	w.visit(n, 0)
	return w.out
}

// A flattener visits every place once: memory may be a graph.
type flattener struct {
	*frame
	out  labels
	seen []loc
}

// maxPlaces bounds the places that one value is followed to.
const maxPlaces = 128

func (w *flattener) visit(n *node, depth int) {
	if n == nil || depth > 2*maxPath {
		return
	}
	w.out = w.out.union(n.labels)
	for _, k := range n.kids {
		w.visit(k.node, depth+1)
	}
	for _, r := range n.refs {
		if len(w.seen) < maxPlaces && !slices.Contains(w.seen, r) {
			w.seen = append(w.seen, r)
			w.visit(w.st.load(r), depth+1)
		}
	}
}

// unknownDeep reports whether a value, or what it points to, came from where the
// engine cannot see.
func (f *frame) unknownDeep(n *node) bool {
	if n == nil {
		return false
	}
	if n.isUnknown() {
		return true
	}
	for _, r := range n.refs {
		if c := f.st.load(r); c.isUnknown() {
			return true
		}
	}
	return false
}

// follow goes along a path from a value, through memory where a step needs it.
func (f *frame) follow(n *node, p path) *node {
	for _, s := range p.steps() {
		n = f.pointee(n).member(s)
		if n == nil {
			return nil
		}
	}
	return n
}
