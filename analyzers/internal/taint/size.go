package taint

import "slices"

// maxSize bounds a tree; a larger one is cut to two levels. Decoders of generated
// code would otherwise grow trees with a node for every path through a message.
const maxSize = 64

// sized sets the size of a new node and cuts it if it is too large.
func (n *node) sized() *node {
	n.size = 1
	for _, k := range n.kids {
		if k.node != nil {
			n.size += k.node.size
		}
	}
	if n.size <= maxSize {
		return n
	}
	n.kids = slices.Clone(n.kids)
	n.size = 1
	for i, k := range n.kids {
		n.kids[i].node = k.node.leaf()
		n.size++
	}
	if n.size <= 4*maxSize {
		return n
	}
	return n.leaf()
}

// weight is the size of a tree, at least 1: what merging it costs.
func (n *node) weight() int {
	if n == nil {
		return 1
	}
	return max(n.size, 1)
}

// leaf is the node without members, carrying on the whole what they carried: with less
// confidence, for whatever is read of it now may be a member that carries nothing.
func (n *node) leaf() *node {
	if n == nil || len(n.kids) == 0 {
		return n
	}
	c := &node{labels: n.labels, refs: n.refs, fns: n.fns, dyn: n.dyn, unknown: n.unknown, literal: n.literal, fresh: n.fresh, size: 1}
	for _, k := range n.kids {
		if l := k.node.leaf(); l != nil {
			c.labels = c.labels.union(l.labels.doubtedSources())
			c.refs = unionRefs(c.refs, l.refs)
			c.unknown = c.unknown || l.unknown
		}
	}
	return c
}
