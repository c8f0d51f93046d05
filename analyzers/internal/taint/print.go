package taint

import (
	"go/types"
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
		if !slices.ContainsFunc(n.dyn, isErrorType) { // one argument of many may be an error
			return
		}
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
		return l.as(l.text(v))
	}))
}
