package taint

import (
	"go/types"
	"reflect"

	"github.com/leakvet/leakvet/rules"
)

// emitFields is emitPorts for a struct of which some fields were written since it
// came in: the others are left to the caller one by one.
func (p *printer) emitFields(n *node, u *types.Struct) {
	for _, l := range n.labels {
		if !l.isInput() {
			p.emit(labels{l})
			continue
		}
		v := p.as
		v.typed = true
		for i := range u.NumFields() {
			fld := u.Field(i)
			if _, set := n.find(fld.Name()); set || !p.prints(fld, u.Tag(i)) || !carries(fld.Type()) {
				continue
			}
			p.emit(labels{l.as(l.member(fld.Name()).text(v))})
		}
	}
}

// wholeType adds a declared secret type, or a header map that is printed whole.
func (p *printer) wholeType(n *node, t types.Type) {
	if !p.ix.mayBeSource(t) {
		return
	}
	if e := p.ix.typ(t); e != nil {
		for _, s := range e.sources {
			what := orElse(s.What, "credential")
			if s.Dump && p.scrubbed(n) {
				continue
			}
			if !s.Dump {
				what += " of type " + typeName(t)
			}
			src := p.intern(source{what: what, pos: p.here(), confidence: parseLevel(s.Confidence, high), byType: true})
			p.emit(labels{(src).label()})
		}
	}
}

func (p *printer) walkStruct(n *node, t types.Type, u *types.Struct, depth int, hidden bool) {
	for _, s := range p.seen {
		if types.Identical(s, t) {
			return
		}
	}
	p.seen = append(p.seen, t)
	defer func() { p.seen = p.seen[:len(p.seen)-1] }()

	base := n
	if len(n.kids) == 0 {
		p.emitPorts(n, true)
	} else {
		p.emitFields(n, u)
	}
	if n.labels.hasPort() {
		// The caller judges the fields that came in; the type is judged here.
		c := *n
		c.labels = n.labels.each(func(l *label) *label {
			if l.isInput() {
				return nil
			}
			return l
		})
		c.unknown = true
		base = &c
	}
	for _, k := range n.kids {
		if k.step[0] == '[' || k.step[0] == '{' {
			p.emit(p.flatten(k.node)) // what a library type holds, such as a sync.Map
		}
	}
	for i := range u.NumFields() {
		fld := u.Field(i)
		if !p.prints(fld, u.Tag(i)) || !carries(fld.Type()) {
			continue
		}
		child := base.member(fld.Name())
		if child == nil {
			continue
		}
		// fmt cannot call methods on what it reaches through an unexported field.
		concealed := hidden || p.isFmt() && !fld.Exported()
		if p.believable(child) && (p.derive || child.literal || !onlyPorts(child)) {
			if src := p.fieldSource(t, u, i, p.printPos); src != nil && (p.derive || !child.unknown) {
				if concealed || p.takeover(fld.Type(), depth+1) == nil {
					c := *src
					if depth >= 3 && c.confidence > low {
						c.confidence = low
					}
					c.byType, c.origin = true, nil
					p.emit(labels{p.intern(c).label()})
				}
			}
		}
		p.walk(child, fld.Type(), depth+1, concealed)
	}
}

func onlyPorts(n *node) bool {
	for _, l := range n.labels {
		if l.src != nil {
			return false
		}
	}
	return true
}

func (p *printer) walkElems(n *node, t, elem types.Type, depth int, hidden bool) {
	content := n
	if len(n.refs) > 0 {
		content = p.pointee(n)
	}
	if content == nil {
		return
	}
	p.emitPorts(content, true)
	if i, ok := content.find(keysStep); ok {
		p.emit(p.flatten(content.kids[i].node))
	}
	e := content.member("[]")
	if e == nil {
		return
	}
	if content.labels.hasPort() {
		c := *e
		c.labels = c.labels.each(func(l *label) *label {
			if l.isInput() {
				return nil
			}
			return l
		})
		c.unknown = true
		e = &c
	}
	// Elements of a map under constant keys that name secrets.
	if _, ok := under(t).(*types.Map); ok {
		for _, k := range content.kids {
			if k.step != "[]" && k.step[0] == '[' && p.believable(k.node) && holdsText(elemType(k.node, elem)) {
				if m := p.believeElem(k.node, content, t, elemType(k.node, elem), k.step, p.printPos); m != k.node {
					p.emit(p.flatten(m))
				}
			}
		}
	}
	if !spelled(elem) {
		depth++
	}
	p.walk(e, elem, depth, hidden)
}

// spelled reports whether a type is a list or map without a name, which ends where it is
// spelt out: only a name can lead back to itself.
func spelled(t types.Type) bool {
	switch types.Unalias(t).(type) {
	case *types.Slice, *types.Map, *types.Array:
		return true
	}
	return false
}

// elemType is the concrete type of an element of a map[string]any, if known.
func elemType(n *node, t types.Type) types.Type {
	if isInterface(t) && n != nil && len(n.dyn) == 1 {
		return n.dyn[0]
	}
	return t
}

// prints reports whether the format writes a field.
func (p *printer) prints(fld *types.Var, tag string) bool {
	var key string
	switch p.format {
	case rules.FormatJSON:
		key = "json"
	case rules.FormatYAML:
		key = "yaml"
	case rules.FormatTOML:
		key = "toml"
	case rules.FormatXML:
		key = "xml"
	case rules.FormatGob:
		return fld.Exported()
	default:
		return true
	}
	if !fld.Exported() && !fld.Embedded() {
		return false
	}
	return reflect.StructTag(tag).Get(key) != "-"
}
