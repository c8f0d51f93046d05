package taint

import (
	"encoding/binary"
	"go/types"

	"github.com/leakvet/leakvet/rules"
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
		if l.returned == told {
			t |= 1
		}
		b = num(b, t)
	} else {
		k := byte(portLabel)
		if l.returned == told {
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

type decoder struct {
	e       *engine
	strings []string
	b       []byte
	pkg     *types.Package
	byPath  map[string]*types.Package
}

// newDecoded reads the tables of a fact; summaries are read when asked for.
func newDecoded(e *engine, p *types.Package, blob []byte) *decoded {
	if len(blob) == 0 || blob[0] != factVersion {
		return nil
	}
	r := &decoder{e: e, b: blob[1:], pkg: p}
	for n := r.num(); n > 0; n-- {
		l := r.num()
		r.strings = append(r.strings, string(r.b[:l]))
		r.b = r.b[l:]
	}
	d := &decoded{pkg: p, entries: make(map[string][]byte), done: make(map[string]*summary), globals: make(map[string]*node), dec: r}
	for n := r.num(); n > 0; n-- {
		key := r.str()
		l := r.num()
		d.entries[key] = r.b[:l]
		r.b = r.b[l:]
	}
	for n := r.num(); n > 0; n-- {
		name := r.str()
		l := r.num()
		rest := r.b[l:]
		d.globals[name] = r.node()
		r.b = rest
	}
	return d
}

func (r *decoder) num() int {
	v, n := binary.Uvarint(r.b)
	r.b = r.b[n:]
	return int(v)
}

func (r *decoder) byte() byte {
	c := r.b[0]
	r.b = r.b[1:]
	return c
}

func (r *decoder) str() string { return r.strings[r.num()] }

func (r *decoder) summary(b []byte) *summary {
	r.b = b
	s := new(summary)
	s.results = make([]*node, r.num())
	for i := range s.results {
		s.results[i] = r.node()
	}
	for n := r.num(); n > 0; n-- {
		s.writes = append(s.writes, write{r.port(), r.node()})
	}
	for n := r.num(); n > 0; n-- {
		u := use{port: r.port(), via: r.via()}
		u.sink = sinkRef{kind: r.str(), name: r.str()}
		bits := r.num()
		u.sink.cap, u.sink.carrier, u.sink.open = level(bits>>2), bits&2 != 0, bits&1 != 0
		u.sink.severity = r.str()
		u.trace = r.trace()
		s.uses = append(s.uses, u)
	}
	for n := r.num(); n > 0; n-- {
		c := portCall{port: r.port(), args: make([]*node, r.num())}
		for i := range c.args {
			c.args[i] = r.node()
		}
		s.calls = append(s.calls, c)
	}
	return s
}

func (r *decoder) node() *node {
	flags := r.byte()
	if flags == 0 {
		return nil
	}
	n := &node{unknown: flags&isUnknownFlag != 0, literal: flags&isLiteralFlag != 0, fresh: flags&isFreshFlag != 0, size: 1}
	if flags&hasLabels != 0 {
		n.labels = make(labels, r.num())
		for i := range n.labels {
			n.labels[i] = r.label()
		}
	}
	if flags&hasFns != 0 {
		for k := r.num(); k > 0; k-- {
			if c := r.closure(); c.pkg != nil {
				n.fns = append(n.fns, c)
			}
		}
	}
	if flags&hasKids != 0 {
		n.kids = make([]kid, r.num())
		for i := range n.kids {
			n.kids[i].step = r.str()
			n.kids[i].node = r.node()
		}
	}
	return n.sized()
}

func (r *decoder) closure() *closure {
	path := r.str()
	c := &closure{pkg: r.find(path), key: r.str()}
	if k := r.num(); k > 0 {
		c.bindings = make([]*node, k)
		for i := range c.bindings {
			c.bindings[i] = r.node()
		}
	}
	return c
}

// find returns a package that the fact's package can name.
func (r *decoder) find(path string) *types.Package {
	if path == r.pkg.Path() {
		return r.pkg
	}
	if r.byPath == nil {
		r.byPath = make(map[string]*types.Package)
		for _, p := range r.pkg.Imports() {
			r.byPath[p.Path()] = p
		}
	}
	return r.byPath[path]
}

func (r *decoder) label() *label {
	l := new(label)
	if k := r.byte(); k == sourceLabel {
		s := source{what: r.str(), pos: r.position()}
		t := r.num()
		s.confidence, s.byType, s.template = level(t>>3), t&4 != 0, t&2 != 0
		if t&1 != 0 {
			l.returned = told
		}
		l.origin = r.e.intern(s).label().origin
	} else {
		l.origin = r.e.inputOrigin(r.port())
		if k == returnedPortLabel {
			l.returned = told
		}
	}
	if v := r.via(); v != (via{}) {
		l.origin = l.text(v)
	}
	l.trace = r.trace()
	return l
}

func (r *decoder) port() port {
	return port{kind: portKind(r.byte()), index: r.num(), path: path(r.str())}
}

func (r *decoder) via() via {
	v := via{format: rules.Format(r.str()), verb: r.byte()}
	t := r.byte()
	v.typed, v.doubt, v.unquoted = t&1 != 0, t&^isUnquotedFlag>>1, t&isUnquotedFlag != 0
	return v
}

func (r *decoder) position() position {
	return position{r.str(), r.num(), r.num()}
}

func (r *decoder) trace() *trace {
	var head, tail *trace
	for n := r.num(); n > 0; n-- {
		t := &trace{pos: r.position(), text: r.str()}
		if tail == nil {
			head = t
		} else {
			tail.prev = t
		}
		tail = t
	}
	return head
}
