package taint

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// A node is what is known of one value: the labels that it carries as a whole, and
// of members about which more is known, a node each. Nodes are immutable; nil is
// a value that is known to carry nothing.
type node struct {
	// labels hold for the value itself and for every member without a node.
	labels labels
	// refs are the places that the value points to.
	refs []loc
	// fns are the functions that it may be.
	fns []*closure
	// dyn are the concrete types that it may have, if it is an interface.
	dyn []types.Type
	// kids are the members with nodes of their own, sorted.
	kids []kid
	// unknown is set if the value came from where the engine cannot see: then a
	// name or type that says "password" is believed.
	unknown bool
	// literal is set for a constant that could be a secret: believed likewise.
	literal bool
	// fresh says of a value in a summary that its inputs were copied into new memory:
	// what is written to it does not reach the caller's.
	fresh bool
	// size counts the nodes of the tree, itself included.
	size int
}

type kid struct {
	step string
	node *node
}

// A loc is a place in memory: an object and a path into it.
type loc struct {
	obj  *object
	path path
}

// A closure is a function and what it has captured.
type closure struct {
	fn *ssa.Function // nil for a function of another package
	// pkg and key name a function of another package.
	pkg      *types.Package
	key      string
	bindings []*node
}

func (c *closure) same(o *closure) bool { return c.fn == o.fn && c.pkg == o.pkg && c.key == o.key }

// member returns the node of one member.
func (n *node) member(step string) *node {
	if n == nil {
		return nil
	}
	i, ok := n.find(step)
	if step[0] != '[' {
		if ok {
			return n.kids[i].node
		}
		return n.rest(step)
	}
	// An element: one with a constant key may have been set on its own, and any
	// may have been set through a key that is not known.
	var out *node
	if ok {
		out = n.kids[i].node
	} else {
		out = n.rest(step)
	}
	if step == "[]" {
		for _, k := range n.kids {
			if k.step[0] == '[' && k.step != "[]" {
				out = merge(out, k.node)
			}
		}
	} else if !ok {
		if j, any := n.find("[]"); any {
			out = merge(out, n.kids[j].node)
		}
	}
	return out
}

// rest is the node of a member about which nothing particular is known.
func (n *node) rest(step string) *node {
	ls := n.labels
	if step == keysStep {
		ls = ls.inputs() // the keys of a map of passwords are names
	}
	if len(ls) == 0 && !n.unknown {
		return nil
	}
	below := ls.below(step)
	if len(n.refs)+len(n.fns)+len(n.dyn)+len(n.kids) == 0 && !n.literal && !n.fresh && len(below) == len(n.labels) && (len(below) == 0 || &below[0] == &n.labels[0]) {
		return n // what is said of the whole is all there is
	}
	return &node{labels: below, unknown: n.unknown}
}

func (n *node) find(step string) (int, bool) {
	return slices.BinarySearchFunc(n.kids, step, func(k kid, s string) int { return strings.Compare(k.step, s) })
}

// at follows a path.
func (n *node) at(p path) *node {
	for _, s := range p.steps() {
		if n = n.member(s); n == nil {
			return nil
		}
	}
	return n
}

// with returns the node with the member at p replaced; strong says that nothing
// of the old member survives.
func (n *node) with(p path, v *node, strong bool) *node {
	return n.withSteps(p.steps(), v, strong)
}

func (n *node) withSteps(steps []string, v *node, strong bool) *node {
	if len(steps) == 0 {
		if strong {
			return v
		}
		return merge(n, v)
	}
	step := steps[0]
	if step == "[]" {
		strong = false // one of many elements
	}
	var old *node
	if n != nil {
		if i, ok := n.find(step); ok {
			old = n.kids[i].node
		} else {
			old = n.rest(step)
		}
	}
	now := old.withSteps(steps[1:], v, strong)
	if now == old && (now != nil || n == nil) {
		return n
	}
	c := node{}
	if n != nil {
		c = *n
	}
	c.kids = slices.Clone(c.kids)
	if step == "[]" && len(steps) > 1 && len(c.kids) > maxKeyed {
		// Writing below every known key would multiply with the depth.
		c = *c.collapse()
	}
	if step == "[]" {
		// The key is not known: it may be any of the known ones.
		for i, k := range c.kids {
			if k.step[0] == '[' && k.step != "[]" {
				c.kids[i].node = k.node.withSteps(steps[1:], v, false)
			}
		}
	}
	i, ok := (&c).find(step)
	if ok {
		c.kids[i].node = now
	} else if len(c.kids) >= maxKids && step[0] == '[' && step != "[]" {
		// Too many keys to tell apart: they become one.
		return c.collapse().withSteps(append([]string{"[]"}, steps[1:]...), v, false)
	} else {
		c.kids = slices.Insert(c.kids, i, kid{step, now})
	}
	return (&c).sized()
}

// maxKeyed bounds the known keys below which a write at an unknown key is spread.
const maxKeyed = 3

// maxKids bounds the constant keys of one map that are told apart.
const maxKids = 16

// collapse merges all elements of a node into one.
func (n *node) collapse() *node {
	if n == nil {
		return nil
	}
	c := *n
	c.kids = nil
	var elem *node
	has := false
	for _, k := range n.kids {
		if k.step[0] == '[' {
			elem, has = merge(elem, k.node), true
		} else {
			c.kids = append(c.kids, k)
		}
	}
	if !has {
		return n
	}
	elem = merge(elem, n.rest("[]"))
	i, _ := (&c).find("[]")
	c.kids = slices.Insert(c.kids, i, kid{"[]", elem})
	return &c
}

// clean reports whether nothing at all is carried.
func (n *node) clean() bool {
	return n == nil || len(n.labels) == 0 && len(n.refs) == 0 && len(n.fns) == 0 && len(n.kids) == 0 && !n.unknown && !n.literal
}

// isUnknown reports whether a name or type is to be believed.
func (n *node) isUnknown() bool {
	return n != nil && (n.unknown || n.labels.hasPort())
}

// without returns the node with labels taken off the whole of it.
func (n *node) without(ls labels) *node {
	if n == nil || len(ls) == 0 || len(n.labels) == 0 {
		return n
	}
	c := *n
	c.labels = n.labels.each(func(l *label) *label {
		if ls.has(l.origin) {
			return nil
		}
		return l
	})
	return &c
}

// label returns a node that carries just these labels.
func labelled(ls labels) *node {
	if len(ls) == 0 {
		return nil
	}
	return &node{labels: ls}
}

// add returns the node with more labels on the whole of it.
func (n *node) add(ls labels) *node {
	if len(ls) == 0 {
		return n
	}
	if n == nil {
		return &node{labels: ls}
	}
	c := *n
	c.labels = n.labels.union(ls)
	return &c
}
