package taint

import (
	"golang.org/x/tools/go/ssa"
)

// An object is a piece of memory that a function can reach: a local variable, what
// a parameter points to, what a call returned.
type object struct {
	// id orders the objects of one function and indexes its states.
	id int
	// at is the value that stands for the object.
	at ssa.Value
	// initial is the content before the function touches it: a parameter's
	// pointee carries the port, an allocation nothing.
	initial *node
	// port is set for memory that the caller can see.
	port port
	// many is set if the object may stand for several at a time, so that one
	// write does not replace the content.
	many bool
}

// A state is the content of every object at one point of a function.
type state struct {
	content []*node // by the objects' ids; later objects are as they were at first
}

func (s *state) clone() *state {
	c := &state{content: make([]*node, len(s.content))}
	copy(c.content, s.content)
	return c
}

func (s *state) get(o *object) *node {
	if o.id >= len(s.content) {
		return o.initial
	}
	if n := s.content[o.id]; n != unset {
		return n
	}
	return o.initial
}

// unset marks an object that a state has not seen. (nil means known to be clean.)
var unset = new(node)

func (s *state) set(o *object, n *node) {
	for o.id >= len(s.content) {
		s.content = append(s.content, unset)
	}
	s.content[o.id] = n
}

// load reads a place.
func (s *state) load(l loc) *node { return s.get(l.obj).at(l.path) }

// store writes a place.
func (s *state) store(l loc, v *node, strong bool) {
	old := s.get(l.obj)
	s.set(l.obj, old.with(l.path, v, strong && !l.obj.many))
}

// join merges another state into s. It reports whether s changed, and how many nodes
// were merged, which is what it cost.
func (s *state) join(o *state, objects []*object) (changed bool, cost int) {
	for id, theirs := range o.content {
		if theirs == unset {
			if id < len(s.content) && s.content[id] != unset {
				theirs = objects[id].initial
			} else {
				continue
			}
		}
		obj := objects[id]
		ours := s.get(obj)
		m := merge(ours, theirs)
		if m != ours {
			cost += m.weight()
		}
		if id >= len(s.content) || s.content[id] == unset {
			s.set(obj, m)
			changed = changed || m != ours && !equal(m, ours)
			continue
		}
		if m != ours && !equal(m, ours) {
			s.set(obj, m)
			changed = true
		}
	}
	// What only s has seen is merged with what it was at first.
	for id := len(o.content); id < len(s.content); id++ {
		if s.content[id] == unset {
			continue
		}
		m := merge(s.content[id], objects[id].initial)
		if m != s.content[id] && !equal(m, s.content[id]) {
			s.content[id] = m
			changed = true
		}
	}
	return changed, cost
}
