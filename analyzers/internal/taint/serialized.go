package taint

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/leakvet/leakvet/rules"
)

// serializedKind is the sink of what a type says by itself: the others are about values.
const serializedKind = "serialized"

// serialized notes a type that is encoded with a credential in it, wherever its value
// comes from: what is marshalled is sooner or later logged, cached or sent. The credential
// may be meant for a provider, so this is a hint.
func (f *frame) serialized(c *callSite, v ssa.Value, format rules.Format) {
	switch format {
	case rules.FormatJSON, rules.FormatYAML, rules.FormatTOML, rules.FormatXML, rules.FormatGob:
	default:
		return
	}
	if inMarshaler(f.fn) || !c.instr.Pos().IsValid() || !f.engine.owns(c.instr.Pos()) {
		return
	}
	v = unboxed(v)
	n := &node{unknown: true}
	for _, name := range f.replaced(v) {
		n = n.with(path("").add(name), nil, true)
	}
	f.printPos = c.instr.Pos()
	ref := sinkRef{kind: serializedKind, name: c.name, cap: low}
	for _, l := range f.print(n, v.Type(), via{format: format}, true) {
		if l.src != nil && l.src.byType {
			f.found(l, ref, c.instr.Pos(), c.name)
		}
	}
}

// inMarshaler reports whether a function decides how its type is encoded.
func inMarshaler(fn *ssa.Function) bool {
	for ; fn != nil; fn = fn.Parent() {
		if fn.Signature.Recv() != nil && (strings.HasPrefix(fn.Name(), "Marshal") || fn.Name() == "GobEncode") {
			return true
		}
	}
	return false
}

// unboxed is the value that was made an interface.
func unboxed(v ssa.Value) ssa.Value {
	for {
		switch x := v.(type) {
		case *ssa.MakeInterface:
			v = x.X
		case *ssa.ChangeInterface:
			v = x.X
		default:
			return v
		}
	}
}

// replaced lists the fields of a struct that the function sets to what another one
// returns, such as mask(password): what they hold is no longer what the name says.
func (f *frame) replaced(v ssa.Value) (names []string) {
	if load, ok := v.(*ssa.UnOp); ok {
		v = load.X
	}
	st, ok := under(deref(v.Type())).(*types.Struct)
	if !ok || v.Referrers() == nil {
		return nil
	}
	for _, r := range *v.Referrers() {
		addr, ok := r.(*ssa.FieldAddr)
		if !ok || addr.X != v {
			continue
		}
		for _, use := range *addr.Referrers() {
			if s, ok := use.(*ssa.Store); ok && s.Addr == addr && isCalled(s.Val) {
				names = append(names, st.Field(addr.Field).Name())
			}
		}
	}
	return names
}

// isCalled reports whether a value is the result of a call, converted or not.
func isCalled(v ssa.Value) bool {
	switch x := v.(type) {
	case *ssa.Call:
		return true
	case *ssa.Extract:
		return isCalled(x.Tuple)
	case *ssa.Convert:
		return isCalled(x.X)
	case *ssa.ChangeType:
		return isCalled(x.X)
	}
	return false
}
