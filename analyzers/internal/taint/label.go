package taint

import (
	"go/token"
	"slices"
)

// A label says that a value carries what comes from an origin, and how it got there.
type label struct {
	*origin
	// trace has the steps so far, newest first.
	trace *trace
	// told is set if it is in an error that a function returned, where it has been reported.
	told bool
	// made is where the error was made, in this package, in which it is and has not been
	// reported yet.
	made *making
}

// A making is where an error was made that carries a label, and the steps up to there.
type making struct {
	pos   token.Pos
	trace *trace
}

// as is the label with another origin.
func (l *label) as(o *origin) *label {
	c := *l
	c.origin = o
	return &c
}

// A trace is a linked list of steps, newest first.
type trace struct {
	pos  position
	text string
	prev *trace
}

// maxTrace bounds the steps that are kept of a flow.
const maxTrace = 24

func (t *trace) len() int {
	n := 0
	for ; t != nil; t = t.prev {
		n++
	}
	return n
}

// step returns the label with one more step of its trace.
func (l *label) step(pos position, text string) *label {
	if l.trace != nil && l.trace.pos == pos || l.trace.len() >= maxTrace {
		return l
	}
	c := *l
	c.trace = &trace{pos: pos, text: text, prev: l.trace}
	return &c
}

// labels is a set of labels, in order of arrival. It is never changed in place.
type labels []*label

// maxLabels bounds the labels of one value.
const maxLabels = 8

func (ls labels) has(o *origin) bool {
	for _, l := range ls {
		if l.origin == o {
			return true
		}
	}
	return false
}

// union returns the labels of both sets, the first one's traces winning.
func (ls labels) union(more labels) labels {
	if len(ls) == 0 {
		return more
	}
	out := ls
	for _, l := range more {
		if out.has(l.origin) {
			continue
		}
		if len(out) < maxLabels {
			if len(out) == len(ls) {
				out = slices.Clip(out)
			}
			out = append(out, l)
			continue
		}
		if l.src == nil {
			continue
		}
		// A credential displaces an input.
		if i := slices.IndexFunc(out, func(o *label) bool { return o.src == nil }); i >= 0 {
			out = slices.Clone(out)
			out[i] = l
		}
	}
	return out
}

func (ls labels) equal(other labels) bool {
	if len(ls) != len(other) {
		return false
	}
	for _, l := range ls {
		if !other.has(l.origin) {
			return false
		}
	}
	return true
}

// each maps every label.
func (ls labels) each(f func(*label) *label) labels {
	if len(ls) == 0 {
		return nil
	}
	out := make(labels, 0, len(ls))
	for _, l := range ls {
		if l = f(l); l != nil && !out.has(l.origin) {
			out = append(out, l)
		}
	}
	return out
}

// below returns what a member at step carries if nothing is known about it but
// what is known of the whole.
func (ls labels) below(step string) labels {
	same := true
	for _, l := range ls {
		if l.member(step) != l.origin {
			same = false
			break
		}
	}
	if same {
		return ls
	}
	return ls.each(func(l *label) *label {
		if m := l.member(step); m != l.origin {
			return l.as(m)
		}
		return l
	})
}

// doubted is the set with less confidence in all of it.
func (ls labels) doubted() labels { return ls.doubt(1) }

// doubt is the set with confidence lowered by n levels.
func (ls labels) doubt(n uint8) labels {
	if n == 0 {
		return ls
	}
	return ls.each(func(l *label) *label {
		o := l.origin
		for range n {
			o = o.doubted()
		}
		return l.as(o)
	})
}

// doubtedSources is the set with less confidence in the credentials; inputs stay what
// they are.
func (ls labels) doubtedSources() labels {
	if !slices.ContainsFunc(ls, func(l *label) bool { return l.src != nil && l.src.confidence > low }) {
		return ls
	}
	return ls.each(func(l *label) *label {
		if l.src == nil {
			return l
		}
		return l.as(l.origin.doubted())
	})
}

// faint is what may be near a value and is not known to be in it: the credentials, with
// the lowest confidence.
func (ls labels) faint() labels {
	return ls.each(func(l *label) *label {
		if l.src == nil {
			return nil
		}
		return l
	}).doubt(maxDoubt)
}

// inputs is the set without the credentials.
func (ls labels) inputs() labels {
	if !slices.ContainsFunc(ls, func(l *label) bool { return l.src != nil }) {
		return ls
	}
	return ls.each(func(l *label) *label {
		if l.src != nil {
			return nil
		}
		return l
	})
}

func (ls labels) hasPort() bool {
	for _, l := range ls {
		if l.isInput() {
			return true
		}
	}
	return false
}
