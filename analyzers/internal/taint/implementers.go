package taint

import (
	"go/types"
	"slices"
)

// implementers returns the types, and pointers to them, that implement an interface:
// of this package, of the one that declares the interface, and of those that it
// imports which know the interface; none if there are too many for any one to mean
// much.
func (e *engine) implementers(t types.Type) []types.Type {
	iface, ok := under(t).(*types.Interface)
	if !ok || iface.NumMethods() == 0 || isErrorType(t) {
		return nil
	}
	if out, ok := e.impls[t]; ok {
		return out
	}
	candidates := e.named
	if n := namedOf(t); n != nil && n.Obj().Pkg() != nil && n.Obj().Pkg() != e.pass.Pkg && !isStd(n.Obj().Pkg().Path()) {
		home := n.Obj().Pkg()
		candidates = append(slices.Clone(candidates), concreteTypes(home)...)
		for _, p := range e.pass.Pkg.Imports() {
			if p != home && slices.Contains(p.Imports(), home) {
				candidates = append(candidates, concreteTypes(p)...)
			}
		}
	}
	var out []types.Type
	for _, n := range candidates {
		switch {
		case types.Implements(n, iface):
			out = append(out, n)
		case types.Implements(types.NewPointer(n), iface):
			out = append(out, types.NewPointer(n))
		}
	}
	if len(out) > maxImplementers {
		out = nil
	}
	e.impls[t] = out
	return out
}

// concreteTypes lists the exported types of a package that can have methods.
func concreteTypes(p *types.Package) []types.Type {
	var out []types.Type
	scope := p.Scope()
	for _, name := range scope.Names() {
		tn, ok := scope.Lookup(name).(*types.TypeName)
		if !ok || tn.IsAlias() || !tn.Exported() {
			continue
		}
		if n, ok := tn.Type().(*types.Named); ok && n.TypeParams().Len() == 0 && n.NumMethods() > 0 && !isInterface(n) {
			out = append(out, n)
		}
	}
	return out
}

const maxImplementers = 8
