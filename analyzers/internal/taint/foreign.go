package taint

import (
	"go/types"
	"slices"
	"strings"
)

// Code of other modules is analysed like our own, but what it says weighs less: nobody
// here can repair it, and a library's inside offers many ways that no value ever
// takes. A library that the models describe is not asked.

// foreignFunc reports whether a function is declared in another module.
func (e *engine) foreignFunc(obj *types.Func) bool {
	return obj != nil && e.foreign(e.position(obj.Pos()))
}

// foreign reports whether a position is in the code of another module than the one
// that is analysed: in the module cache or a vendor directory.
func (e *engine) foreign(p position) bool {
	m := moduleOf(p.file)
	return m != "" && m != e.module
}

// moduleOf is the directory of a module that is not the main one, from the path of a
// file in it; empty for a file of the main module.
func moduleOf(file string) string {
	if i := strings.Index(file, "/vendor/"); i >= 0 {
		return file[:i+len("/vendor/")]
	}
	at := strings.Index(file, "@v")
	if at < 0 {
		return ""
	}
	if end := strings.IndexByte(file[at:], '/'); end >= 0 {
		return file[:at+end]
	}
	return ""
}

// foreignError is an error that a library made of what it was given. That it quotes an
// argument is possible (a parser does); that it quotes something in its client or its
// options, a guess.
func (a *application) foreignError(n *node) *node {
	if n == nil {
		return nil
	}
	var own, direct, inside labels
	for _, l := range n.labels {
		switch {
		case l.src != nil:
			own = append(own, l)
		case l.port.kind == paramPort && l.port.path == "" && l.port.index < len(a.types) && isScalar(a.types[l.port.index]):
			direct = append(direct, l)
		default:
			inside = append(inside, l)
		}
	}
	ls := a.flatten(a.subst(labelled(own), 0))
	ls = ls.union(a.flatten(a.subst(labelled(direct), 0)).doubted())
	ls = ls.union(a.flatten(a.subst(labelled(inside), 0)).doubt(maxDoubt))
	var out *node
	if len(ls) > 0 || n.unknown {
		out = &node{labels: ls, unknown: n.unknown}
	}
	for _, k := range n.kids { // the URL of an HTTP client's error
		if sub := a.foreignError(k.node); sub != nil {
			out = out.with(path("").add(k.step), sub, true)
		}
	}
	return out
}

// foreignSummary weighs what a library's results carry: a getter's field is plain, what
// comes from deep inside of a client may be anything that the client ever got.
func (e *engine) foreignSummary(s *summary) *summary {
	if w, ok := e.weighed[s]; ok {
		return w
	}
	w := *s
	w.results = slices.Clone(s.results)
	for i, r := range w.results {
		w.results[i] = foreignResult(r)
	}
	e.weighed[s] = &w
	return &w
}

func foreignResult(n *node) *node {
	if n == nil {
		return nil
	}
	c := *n
	c.labels = n.labels.each(func(l *label) *label {
		if l.src == nil && l.port.path.len() > 1 {
			return l.as(l.origin.doubted())
		}
		return l
	})
	c.kids = slices.Clone(n.kids)
	for i, k := range c.kids {
		c.kids[i].node = foreignResult(k.node)
	}
	return &c
}

// longInside is the number of steps inside a library, from what it is given to a
// sink, beyond which the way is in doubt. A logger's wrapper takes one or two.
const longInside = 3

// foreignUse weighs a sink inside a library.
func (u use) foreignUse(ls labels) (labels, sinkRef) {
	s := u.sink
	if s.kind == panicSink.kind {
		s.cap = low
	}
	if u.trace.len() > longInside || u.port.path.len() > 1 {
		ls = ls.doubted()
	}
	return ls, s
}
