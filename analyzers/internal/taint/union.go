package taint

import (
	"go/types"
	"slices"
)

// merge joins what two branches know.
func merge(a, b *node) *node {
	if a == b || b == nil {
		return a
	}
	if a == nil {
		return b
	}
	c := node{
		labels:  a.labels.union(b.labels),
		refs:    unionRefs(a.refs, b.refs),
		fns:     unionFns(a.fns, b.fns),
		dyn:     unionTypes(a.dyn, b.dyn),
		unknown: a.unknown || b.unknown,
		literal: a.literal || b.literal,
		fresh:   (a.fresh || b.fresh) && (a.fresh || !a.labels.hasPort()) && (b.fresh || !b.labels.hasPort()),
	}
	if len(a.kids)+len(b.kids) > 0 {
		c.kids = mergeKids(a, b)
	}
	c.size = 1
	if a.same(&c) {
		return a
	}
	if b.same(&c) {
		return b
	}
	out := new(node) // only now: most merges add nothing
	*out = c
	return out.sized()
}

func mergeKids(x, y *node) []kid {
	out := make([]kid, 0, max(len(x.kids), len(y.kids)))
	i, j := 0, 0
	for i < len(x.kids) || j < len(y.kids) {
		switch {
		case j == len(y.kids) || i < len(x.kids) && x.kids[i].step < y.kids[j].step:
			out = append(out, kid{x.kids[i].step, merge(x.kids[i].node, y.rest(x.kids[i].step))})
			i++
		case i == len(x.kids) || y.kids[j].step < x.kids[i].step:
			out = append(out, kid{y.kids[j].step, merge(x.rest(y.kids[j].step), y.kids[j].node)})
			j++
		default:
			out = append(out, kid{x.kids[i].step, merge(x.kids[i].node, y.kids[j].node)})
			i++
			j++
		}
	}
	return out
}

// same compares one level deep by identity below.
func (n *node) same(o *node) bool {
	return n.unknown == o.unknown && n.literal == o.literal && n.fresh == o.fresh && n.labels.equal(o.labels) &&
		len(n.refs) == len(o.refs) && len(n.fns) == len(o.fns) && len(n.dyn) == len(o.dyn) && slices.Equal(n.kids, o.kids)
}

// equal compares in full. Sets only grow along a merge, so their sizes tell refs,
// functions and types apart well enough to stop at a fixed point.
func equal(a, b *node) bool {
	if a == b {
		return true
	}
	if a == nil || b == nil {
		return false
	}
	if a.unknown != b.unknown || a.literal != b.literal || a.fresh != b.fresh || len(a.refs) != len(b.refs) || len(a.fns) != len(b.fns) ||
		len(a.dyn) != len(b.dyn) || len(a.kids) != len(b.kids) || !a.labels.equal(b.labels) {
		return false
	}
	for i := range a.kids {
		if a.kids[i].step != b.kids[i].step || !equal(a.kids[i].node, b.kids[i].node) {
			return false
		}
	}
	for i := range a.refs {
		if !slices.Contains(b.refs, a.refs[i]) {
			return false
		}
	}
	return true
}

// maxRefs bounds the places that one value may point to.
const maxRefs = 16

func unionRefs(a, b []loc) []loc {
	if len(a) == 0 {
		return b
	}
	out := a
	for _, r := range b {
		if len(out) >= maxRefs {
			break
		}
		if !slices.Contains(out, r) {
			if len(out) == len(a) {
				out = slices.Clip(out)
			}
			out = append(out, r)
		}
	}
	return out
}

// maxFns bounds the functions that one value may be.
const maxFns = 8

func unionFns(a, b []*closure) []*closure {
	if len(a) == 0 {
		return b
	}
	out := a
	for _, f := range b {
		i := slices.IndexFunc(out, func(g *closure) bool { return g.same(f) })
		if i < 0 {
			if len(out) < maxFns {
				out = append(slices.Clip(out), f)
			}
			continue
		}
		if out[i] == f || len(f.bindings) == 0 {
			continue
		}
		// The same function with other captures.
		joined := &closure{fn: f.fn, pkg: f.pkg, key: f.key, bindings: make([]*node, len(f.bindings))}
		changed := false
		for j := range f.bindings {
			joined.bindings[j] = merge(out[i].bindings[j], f.bindings[j])
			changed = changed || joined.bindings[j] != out[i].bindings[j]
		}
		if changed {
			out = slices.Clone(out)
			out[i] = joined
		}
	}
	return out
}

func unionTypes(a, b []types.Type) []types.Type {
	if len(a) == 0 {
		return b
	}
	out := a
	for _, t := range b {
		if len(out) >= maxFns {
			break
		}
		if !slices.ContainsFunc(out, func(u types.Type) bool { return types.Identical(t, u) }) {
			out = append(slices.Clip(out), t)
		}
	}
	return out
}
