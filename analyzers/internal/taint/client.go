package taint

import (
	"go/types"
	"strings"

	"github.com/leakvet/leakvet/rules"
)

// Projects put an interface of their own before a library's client, to replace it in
// tests: type doer interface{ Do(*http.Request) (*http.Response, error) }. A call of its
// method is the call of the client's that the models describe.

// clientOf returns the entry of the modelled method that an interface's method stands
// for: its type implements the interface, and is in the package whose types the method
// speaks of. Otherwise Close and Write would stand for everything.
func (e *engine) clientOf(m *types.Func, t types.Type) *entry {
	iface, ok := under(t).(*types.Interface)
	if !ok || m.Pkg() == nil || isStd(m.Pkg().Path()) || len(e.ix.ifaces[m.Name()]) == 0 {
		return nil
	}
	if en, ok := e.clients[m]; ok {
		return en
	}
	var found *entry
	for _, sym := range e.ix.ifaces[m.Name()] {
		if c := e.concrete(sym); c != nil && speaksOf(m.Signature(), c.Obj().Pkg()) && types.Implements(types.NewPointer(c), iface) {
			found = e.ix.byName[sym]
			break
		}
	}
	e.clients[m] = found
	return found
}

// concrete returns the type that a symbol is a method of, unless it is an interface.
func (e *engine) concrete(sym rules.Symbol) *types.Named {
	for _, p := range e.imports() {
		if p.Path() != sym.Package && rules.StripMajor(p.Path()) != sym.Package {
			continue
		}
		if tn, ok := p.Scope().Lookup(sym.Type).(*types.TypeName); ok && !isInterface(tn.Type()) {
			n, _ := types.Unalias(tn.Type()).(*types.Named)
			if n != nil && n.TypeParams().Len() == 0 {
				return n
			}
		}
	}
	return nil
}

// speaksOf reports whether a signature names a type of a package or of one below it.
func speaksOf(sig *types.Signature, pkg *types.Package) bool {
	for _, list := range []*types.Tuple{sig.Params(), sig.Results()} {
		for v := range list.Variables() {
			t := v.Type()
			for range 3 { // []*kafka.Message
				switch u := types.Unalias(t).(type) {
				case *types.Pointer:
					t = u.Elem()
				case *types.Slice:
					t = u.Elem()
				}
			}
			if n := namedOf(t); n != nil && n.Obj().Pkg() != nil && (n.Obj().Pkg() == pkg || strings.HasPrefix(n.Obj().Pkg().Path(), pkg.Path()+"/")) {
				return true
			}
		}
	}
	return false
}
