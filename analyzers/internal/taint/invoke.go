package taint

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/leakvet/leakvet/rules"
)

// invoke calls a method of an interface.
func (f *frame) invoke(c *callSite) []*node {
	m := c.common.Method
	c.name = f.methodName(c.common)
	e := f.ix.object(m, nil)
	if e.empty() {
		e = f.ix.object(m, c.common.Value.Type())
	}
	if e.empty() {
		e = f.clientOf(m, c.common.Value.Type())
	}
	f.sinksOf(c, e)
	if e.models() {
		return f.modelled(c, e, m)
	}
	var out []*node
	resolved := false
	for _, fn := range f.implementations(c) {
		if f.spent() {
			break
		}
		sum := f.summaryFor(fn)
		if sum == nil || sum.opaque {
			continue
		}
		resolved = true
		fe := f.ix.object(fn.Object(), nil)
		if fe.models() {
			out = mergeResults(out, f.modelled(c, fe, fn.Object().(*types.Func)))
			continue
		}
		f.sinksOf(c, fe)
		args, ts := c.all()
		out = mergeResults(out, f.apply(sum, &application{frame: f, args: args, types: ts, pos: c.instr.Pos(), callee: c.name, wrapper: isWrapper(fn), foreign: fn.Blocks == nil && f.foreign(f.position(fn.Pos())), sig: c.sig}))
	}
	if resolved {
		return f.believeResults(c, m.Name(), out)
	}
	if len(e.safeSinks()) == 0 {
		f.convention(c)
	}
	f.callbacks(c)
	if m.Name() == "Error" || m.Name() == "String" {
		return []*node{f.text(c.recv)}
	}
	if m.Pkg() == nil || isStd(m.Pkg().Path()) {
		return f.stdResults(c)
	}
	return f.unknownResults(c, m)
}

func (e *entry) safeSinks() []*rules.Sink {
	if e == nil {
		return nil
	}
	return e.sinks
}

// implementations returns the methods that an interface call can reach: of the
// types that the value is known to have, else of the types of this package that
// implement the interface.
func (f *frame) implementations(c *callSite) []*ssa.Function {
	name := c.common.Method
	var types_ []types.Type
	if c.recv != nil && len(c.recv.dyn) > 0 {
		types_ = c.recv.dyn
		if known := concrete(types_); len(known) > 0 && len(known) < len(types_) {
			types_ = known // and others, of which nothing is known
			for _, t := range f.engine.implementers(c.common.Value.Type()) {
				if !slices.ContainsFunc(known, func(k types.Type) bool { return types.Identical(k, t) }) {
					types_ = append(slices.Clip(types_), t)
				}
			}
		}
	} else {
		types_ = f.engine.implementers(c.common.Value.Type())
	}
	var out []*ssa.Function
	for _, t := range types_ {
		if isInterface(t) {
			continue
		}
		sel := f.prog.MethodSets.MethodSet(t).Lookup(name.Pkg(), name.Name())
		if sel == nil || isInterface(sel.Obj().(*types.Func).Signature().Recv().Type()) {
			continue // the method of an embedded interface implements nothing
		}
		if fn := f.prog.MethodValue(sel); fn != nil {
			out = append(out, fn)
		}
	}
	return out
}
