package taint

import (
	"go/types"
	"reflect"
	"slices"

	"github.com/leakvet/leakvet/rules"
)

// print returns what turning a value of type t into text lets out. derive says
// whether what the type alone says (a field called Password) counts.
func (f *frame) print(n *node, t types.Type, v via, derive bool) labels {
	if n == nil || v.format == rules.FormatPrintf && !verbPrints(v.verb) {
		return nil
	}
	if v.unquoted {
		n = f.unquoted(n)
	}
	switch v.format {
	case rules.FormatString:
		return f.printScalar(n, t, v)
	case rules.FormatSlog:
		// A text handler prints like fmt, a JSON handler like encoding/json.
		text := &printer{frame: f, format: rules.FormatPrint, as: v, derive: derive, slog: true}
		text.walk(n, t, 0, false)
		json := &printer{frame: f, format: rules.FormatJSON, as: v, derive: derive, slog: true}
		json.walk(n, t, 0, false)
		return text.out.union(json.out)
	}
	p := &printer{frame: f, format: v.format, verb: v.verb, as: v, derive: derive}
	p.walk(n, t, 0, false)
	return p.out
}

func verbPrints(verb byte) bool {
	switch verb {
	case 'T', 'p', 't', 'c', 'U':
		return false
	}
	return true
}

// printScalar is for functions that take text; what is not text is taken whole.
func (f *frame) printScalar(n *node, t types.Type, v via) labels {
	if isScalar(t) || !isInterface(t) {
		return f.flatten(n)
	}
	p := &printer{frame: f, format: rules.FormatPrint, as: v, derive: true}
	p.walk(n, t, 0, false)
	return p.out
}

// A printer walks a value and its type together.
type printer struct {
	*frame
	format rules.Format
	verb   byte
	// as is what an input that is printed is marked with, for the caller.
	as     via
	derive bool
	// slog is set if the value was given to slog, which asks it for LogValue first.
	slog bool
	out  labels
	seen []types.Type
}

func (p *printer) emit(ls labels) { p.out = p.out.union(ls) }

// isFmt reports whether fmt's rules hold: nested pointers print as addresses.
func (p *printer) isFmt() bool {
	switch p.format {
	case rules.FormatPrint, rules.FormatPrintf, rules.FormatKeyVal:
		return true
	}
	return false
}

// maxPrint bounds how deep a printed value is followed.
const maxPrint = 6

func (p *printer) walk(n *node, t types.Type, depth int, hidden bool) {
	if n == nil || depth > maxPrint || t == nil {
		return
	}
	if n.clean() {
		return
	}
	if !isInterface(t) && !carries(t) {
		return
	}
	if isInterface(t) {
		p.walkInterface(n, t, depth, hidden)
		return
	}
	if !pointsTo(t) {
		if n = p.pointee(n); n == nil { // a value that was stored behind an interface
			return
		}
	}
	m := p.takeover(t, depth)
	if m != nil && !hidden && p.masks(m) {
		return
	}
	if p.derive && p.holdsUnknown(n, t) {
		p.wholeType(n, t)
	}
	if m != nil && !hidden {
		ls := p.applyMethod(m, n)
		if p.shortened(n, t) {
			ls = ls.doubt(maxDoubt)
		}
		p.emit(ls)
		return
	}
	switch u := under(t).(type) {
	case *types.Basic:
		p.emit(n.labels)
	case *types.Pointer:
		if p.isFmt() {
			if depth > 0 {
				return // prints an address
			}
			switch under(u.Elem()).(type) {
			case *types.Struct, *types.Map, *types.Slice, *types.Array:
			default:
				return
			}
		}
		p.walk(p.pointee(n), u.Elem(), depth, hidden)
	case *types.Struct:
		p.walkStruct(n, t, u, depth, hidden)
	case *types.Slice:
		if isByteOrRune(u.Elem()) {
			p.emit(p.flatten(n))
			return
		}
		p.walkElems(n, t, u.Elem(), depth, hidden)
	case *types.Array:
		if isByteOrRune(u.Elem()) {
			p.emit(p.flatten(n))
			return
		}
		p.walkElems(n, t, u.Elem(), depth, hidden)
	case *types.Map:
		p.walkElems(n, t, u.Elem(), depth, hidden)
		if p.derive && p.ix.declares(u.Key()) {
			p.walk(&node{unknown: true}, u.Key(), depth+1, false)
		}
	case *types.Chan:
		if p.format == rules.FormatReflect {
			p.walkElems(n, t, u.Elem(), depth, hidden)
		}
	}
}

// holdsUnknown reports whether some part of a value that can hold a secret is not
// known: a struct of which every such field was overwritten holds none.
func (f *frame) holdsUnknown(n *node, t types.Type) bool {
	c := f.pointee(n)
	if c == nil {
		return false
	}
	st, ok := under(deref(t)).(*types.Struct)
	if !ok || len(c.kids) == 0 {
		return f.unknownDeep(n)
	}
	for fld := range st.Fields() {
		if carries(fld.Type()) && f.unknownDeep(c.member(fld.Name())) {
			return true
		}
	}
	return false
}

// walkInterface prints what the interface is known to hold.
func (p *printer) walkInterface(n *node, t types.Type, depth int, hidden bool) {
	if dyn := concrete(n.dyn); len(dyn) > 0 {
		for _, d := range dyn {
			c := *n
			c.dyn = nil
			p.walk(&c, d, depth, hidden)
		}
		return
	}
	// Nothing is known of the type: a secret in it is taken to be printed, an
	// input is judged by the caller.
	p.emitPorts(n, isErrorType(t))
	c := n
	if len(n.refs) > 0 {
		if c = p.pointee(n); c != nil {
			p.emitPorts(c, isErrorType(t))
		}
	}
	if u := c.quoted(); u != nil {
		p.emitPorts(u, true)
	}
	inError := isErrorType(t) || slices.ContainsFunc(n.dyn, isErrorType)
	for _, l := range p.flatten(n) {
		switch {
		case l.src != nil && l.src.template && inError:
			p.emit(labels{l}.doubt(maxDoubt))
		case l.src != nil || l.via != (via{}):
			p.emit(labels{l})
		}
	}
}

// concrete drops the types that are known only by an interface.
func concrete(ts []types.Type) []types.Type {
	for i, t := range ts {
		if isInterface(t) {
			out := slices.Clone(ts[:i])
			for _, t := range ts[i:] {
				if !isInterface(t) {
					out = append(out, t)
				}
			}
			return out
		}
	}
	return ts
}

// emitPorts leaves what a value that came in prints to the caller.
func (p *printer) emitPorts(n *node, typed bool) {
	v := p.as
	v.typed = v.typed || typed
	v.unquoted = v.unquoted || isUnquoted(n)
	p.emit(n.labels.each(func(l *label) *label {
		if !l.isInput() {
			return l
		}
		return &label{l.text(v), l.trace, l.returned}
	}))
}

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
			p.emit(labels{{l.member(fld.Name()).text(v), l.trace, l.returned}})
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
	p.walk(e, elem, depth+1, hidden)
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

// methodsOf lists, by format, the methods that print a value in its stead.
var methodsOf = map[rules.Format][]string{
	rules.FormatPrint:  {"Format", "Error", "String"},
	rules.FormatKeyVal: {"Format", "MarshalLog", "Error", "String"},
	rules.FormatJSON:   {"MarshalJSON", "MarshalText"},
	rules.FormatYAML:   {"MarshalYAML", "MarshalText"},
	rules.FormatXML:    {"MarshalXML", "MarshalText"},
	rules.FormatGob:    {"GobEncode", "MarshalBinary", "MarshalText"},
}

// takeover returns the method of t that prints it in its stead, if it has one.
func (p *printer) takeover(t types.Type, depth int) *types.Func {
	names := methodsOf[p.format]
	if p.format == rules.FormatPrintf {
		names = methodsOf[rules.FormatPrint]
		if p.verb == '#' {
			names = []string{"Format", "GoString"}
		}
	}
	if len(names) == 0 || isInterface(t) || namedOf(t) == nil {
		return nil
	}
	if p.slog && depth == 0 {
		if m := p.methodOf(t, "LogValue"); m != nil && shapeOf(m, "LogValue") {
			return m
		}
		if m := p.methodOf(t, "Error"); m != nil && shapeOf(m, "Error") && p.methodOf(t, "MarshalJSON") == nil {
			return m // the JSON handler too prints an error by its text
		}
	}
	for _, name := range names {
		if m := p.methodOf(t, name); m != nil && shapeOf(m, name) {
			if slices.Contains(p.printing, m) {
				// MarshalJSON that marshals its receiver under another type: that
				// one's fields are written.
				return nil
			}
			return m
		}
	}
	return nil
}

// methodOf finds a method in the method set of t itself: fmt calls a pointer's
// method only on a pointer.
func (e *engine) methodOf(t types.Type, name string) *types.Func {
	sel := e.methods.MethodSet(t).Lookup(nil, name)
	if sel == nil {
		return nil
	}
	m, _ := sel.Obj().(*types.Func)
	return m
}

// shapeOf rejects a method that has the name but not the signature.
func shapeOf(m *types.Func, name string) bool {
	sig := m.Signature()
	switch name {
	case "Error", "String", "GoString":
		return sig.Params().Len() == 0 && sig.Results().Len() == 1 && isText(sig.Results().At(0).Type())
	case "Format":
		return sig.Params().Len() == 2 && sig.Results().Len() == 0
	case "MarshalJSON", "MarshalText", "GobEncode", "MarshalBinary":
		return sig.Params().Len() == 0 && sig.Results().Len() == 2
	case "LogValue", "MarshalLog":
		return sig.Params().Len() == 0 && sig.Results().Len() == 1
	case "MarshalYAML":
		return sig.Params().Len() == 0
	}
	return true
}

// masks reports whether a model says that a printing method lets nothing out.
func (p *printer) masks(m *types.Func) bool {
	e := p.ix.object(m, nil)
	return e != nil && len(e.sanitizers) > 0
}

// applyMethod returns what a printing method lets out of its receiver.
func (p *printer) applyMethod(m *types.Func, n *node) labels {
	p.engine.printing = append(p.engine.printing, m)
	defer func() { p.engine.printing = p.engine.printing[:len(p.engine.printing)-1] }()
	sum := p.summaryOfMethod(m)
	if sum == nil {
		if m.Pkg() != nil && isStd(m.Pkg().Path()) {
			return p.flatten(n)
		}
		// Code that cannot be seen: only what is known to be in the value counts.
		return p.flatten(n).each(func(l *label) *label {
			if l.src == nil {
				return nil
			}
			return l
		})
	}
	recv := n
	a := &application{frame: p.frame, args: []*node{recv}, types: []types.Type{m.Signature().Recv().Type()}, pos: p.printPos, callee: m.Name()}
	if len(sum.results) == 0 {
		// Format(f fmt.State, verb rune): what it writes.
		var out labels
		for _, w := range sum.writes {
			if w.port.kind == paramPort && w.port.index == 1 {
				out = out.union(p.flatten(a.subst(w.node, 0)))
			}
		}
		return out
	}
	return p.flatten(a.subst(sum.results[0], 0))
}

// here is the position at which a value is printed.
func (p *printer) here() position { return p.pos(p.printPos) }
