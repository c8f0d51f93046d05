package taint

import (
	"encoding/binary"
)

// The encoding of a fact: a table of strings, then the entries. Every number is a
// uvarint. A node starts with a byte of flags; nil is flag 0.

const factVersion = 2

const (
	hasLabels = 1 << iota
	hasKids
	hasFns
	isUnknownFlag
	isLiteralFlag
	isFreshFlag
	isNode
)

type encoder struct {
	e       *engine
	strings map[string]int
	table   []byte
	count   int
	entries []byte
	globals []byte
	n, m    int
}

func newEncoder(e *engine) *encoder { return &encoder{e: e, strings: make(map[string]int)} }

func (w *encoder) bytes() []byte {
	out := []byte{factVersion}
	out = binary.AppendUvarint(out, uint64(w.count))
	out = append(out, w.table...)
	out = binary.AppendUvarint(out, uint64(w.n))
	out = append(out, w.entries...)
	out = binary.AppendUvarint(out, uint64(w.m))
	return append(out, w.globals...)
}

func (w *encoder) str(b []byte, s string) []byte {
	i, ok := w.strings[s]
	if !ok {
		i = w.count
		w.strings[s] = i
		w.count++
		w.table = binary.AppendUvarint(w.table, uint64(len(s)))
		w.table = append(w.table, s...)
	}
	return binary.AppendUvarint(b, uint64(i))
}

func num(b []byte, n int) []byte { return binary.AppendUvarint(b, uint64(n)) }

func (w *encoder) entry(key string, s *summary) {
	body := w.summary(nil, s)
	w.entries = w.str(w.entries, key)
	w.entries = num(w.entries, len(body))
	w.entries = append(w.entries, body...)
	w.n++
}

func (w *encoder) global(name string, n *node) {
	body := w.node(nil, n)
	w.globals = w.str(w.globals, name)
	w.globals = num(w.globals, len(body))
	w.globals = append(w.globals, body...)
	w.m++
}

func (w *encoder) summary(b []byte, s *summary) []byte {
	b = num(b, len(s.results))
	for _, r := range s.results {
		b = w.node(b, r)
	}
	b = num(b, len(s.writes))
	for _, x := range s.writes {
		b = w.port(b, x.port)
		b = w.node(b, x.node)
	}
	b = num(b, len(s.uses))
	for _, u := range s.uses {
		b = w.port(b, u.port)
		b = w.via(b, u.via)
		b = w.str(b, u.sink.kind)
		b = w.str(b, u.sink.name)
		b = num(b, sinkBits(u.sink))
		b = w.str(b, u.sink.severity)
		b = w.trace(b, u.trace)
	}
	b = num(b, len(s.calls))
	for _, c := range s.calls {
		b = w.port(b, c.port)
		b = num(b, len(c.args))
		for _, a := range c.args {
			b = w.node(b, a)
		}
	}
	return b
}

// sinkBits packs a sink's confidence and its two marks.
func sinkBits(s sinkRef) int {
	n := int(s.cap) << 2
	if s.carrier {
		n |= 2
	}
	if s.open {
		n |= 1
	}
	return n
}

func (w *encoder) node(b []byte, n *node) []byte {
	if n == nil {
		return append(b, 0)
	}
	flags := byte(isNode)
	if len(n.labels) > 0 {
		flags |= hasLabels
	}
	if len(n.kids) > 0 {
		flags |= hasKids
	}
	if len(n.fns) > 0 {
		flags |= hasFns
	}
	if n.unknown {
		flags |= isUnknownFlag
	}
	if n.literal {
		flags |= isLiteralFlag
	}
	if n.fresh {
		flags |= isFreshFlag
	}
	b = append(b, flags)
	if flags&hasLabels != 0 {
		b = num(b, len(n.labels))
		for _, l := range n.labels {
			b = w.label(b, l)
		}
	}
	if flags&hasFns != 0 {
		b = num(b, len(n.fns))
		for _, c := range n.fns {
			b = w.closure(b, c)
		}
	}
	if flags&hasKids != 0 {
		b = num(b, len(n.kids))
		for _, k := range n.kids {
			b = w.str(b, k.step)
			b = w.node(b, k.node)
		}
	}
	return b
}

func (w *encoder) closure(b []byte, c *closure) []byte {
	pkg, key := "", ""
	switch {
	case c.fn == nil:
		pkg, key = c.pkg.Path(), c.key
	case c.fn.Pkg != nil:
		pkg, key = c.fn.Pkg.Pkg.Path(), closureKey(c.fn)
	}
	b = w.str(b, pkg)
	b = w.str(b, key)
	b = num(b, len(c.bindings))
	for _, x := range c.bindings {
		b = w.node(b, x)
	}
	return b
}

// The first byte of a label.
const (
	portLabel = iota
	sourceLabel
	returnedPortLabel
)

func (w *encoder) label(b []byte, l *label) []byte {
	if l.src != nil {
		b = append(b, sourceLabel)
		b = w.str(b, l.src.what)
		b = w.position(b, l.src.pos)
		t := int(l.src.confidence) << 1
		if l.src.byType {
			t |= 1
		}
		t <<= 1
		if l.src.template {
			t |= 1
		}
		t <<= 1
		if l.told {
			t |= 1
		}
		b = num(b, t)
	} else {
		k := byte(portLabel)
		if l.told {
			k = returnedPortLabel
		}
		b = append(b, k)
		b = w.port(b, l.port)
	}
	b = w.via(b, l.via)
	return w.trace(b, l.trace)
}

func (w *encoder) port(b []byte, p port) []byte {
	b = append(b, byte(p.kind))
	b = num(b, p.index)
	return w.str(b, string(p.path))
}

const isUnquotedFlag = 1 << 7

func (w *encoder) via(b []byte, v via) []byte {
	b = w.str(b, string(v.format))
	t := byte(0)
	if v.typed {
		t |= 1
	}
	t |= v.doubt << 1
	if v.unquoted {
		t |= isUnquotedFlag
	}
	return append(b, v.verb, t)
}

func (w *encoder) position(b []byte, p position) []byte {
	b = w.str(b, p.file)
	b = num(b, p.line)
	return num(b, p.col)
}

// maxFactTrace bounds the steps of a flow that a fact keeps.
const maxFactTrace = 8

func (w *encoder) trace(b []byte, t *trace) []byte {
	n := min(t.len(), maxFactTrace)
	b = num(b, n)
	for ; n > 0; n-- {
		b = w.position(b, t.pos)
		b = w.str(b, t.text)
		t = t.prev
	}
	return b
}
