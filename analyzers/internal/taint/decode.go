package taint

import (
	"encoding/binary"
	"go/types"

	"github.com/leakvet/leakvet/rules"
)

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
			l.told = true
		}
		l.origin = r.e.intern(s).label().origin
	} else {
		l.origin = r.e.inputOrigin(r.port())
		if k == returnedPortLabel {
			l.told = true
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
