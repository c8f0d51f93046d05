package taint

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/leakvet/leakvet/rules"
)

// survey looks through the package's functions, before they are analysed, for what their
// code says of variables and fields wherever it runs.
func (e *engine) survey(fns []*ssa.Function) {
	for _, fn := range fns {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				switch i := instr.(type) {
				case ssa.CallInstruction:
					e.findGivenTo(i.Common())
				case *ssa.BinOp:
					e.findAppended(i)
				case *ssa.Store:
					if a, ok := i.Addr.(*ssa.FieldAddr); ok {
						e.findHeld(a, i.Val)
					}
				}
			}
		}
	}
}

// maxHolds bounds the types that are known of a field.
const maxHolds = 4

// findHeld notes a type that the package stores in a field that can hold anything.
func (e *engine) findHeld(a *ssa.FieldAddr, v ssa.Value) {
	made, ok := v.(*ssa.MakeInterface)
	if !ok {
		return
	}
	fld := under(deref(a.X.Type())).(*types.Struct).Field(a.Field).Origin()
	held, t := e.holds[fld], made.X.Type()
	same := func(o types.Type) bool { return types.Identical(o, t) }
	if len(held) < maxHolds && !slices.ContainsFunc(held, same) {
		e.holds[fld] = append(held, t)
	}
}

// What a variable holds is told by its use, too: what is parsed as a database's connection
// string is one, whatever it is called. The models say of a slot what it takes.
func (e *engine) findGivenTo(call *ssa.CallCommon) {
	fn := call.StaticCallee()
	if fn == nil {
		return
	}
	obj, ok := fn.Object().(*types.Func)
	if !ok {
		return // a function literal
	}
	args := call.Args
	if fn.Signature.Recv() != nil && len(args) > 0 {
		args = args[1:]
	}
	en := e.ix.object(obj, nil)
	if en == nil {
		return
	}
	for _, p := range en.propagators {
		if p.FormatArg != nil && *p.FormatArg+1 < len(args) {
			e.findFormatted(args[*p.FormatArg], listed(args[*p.FormatArg+1]))
		}
	}
	for _, s := range en.slots {
		if s.Takes == "" || s.NameArg != nil && !e.namesSecret(args, *s.NameArg) {
			continue
		}
		for i, a := range args {
			if takesArg(s, i) {
				e.give(a, s.Takes)
			}
		}
	}
}

// namesSecret reports whether a constant argument names a credential: "X-Api-Key".
func (e *engine) namesSecret(args []ssa.Value, i int) bool {
	if i >= len(args) {
		return false
	}
	name, ok := constString(args[i])
	if !ok {
		return false
	}
	n, ok := e.ix.classifyKey(name)
	return ok && !n.NeedsContext
}

func takesArg(s *rules.Slot, i int) bool {
	if len(s.Args) == 0 {
		return true
	}
	for _, p := range s.Args {
		if p.Kind == rules.AllArgs || p.Kind == rules.Arg && p.Index == i {
			return true
		}
	}
	return false
}

// give notes what the variable or field holds that an argument was read from.
func (e *engine) give(v ssa.Value, what string) {
	load, ok := v.(*ssa.UnOp)
	if !ok || !isText(v.Type()) {
		return
	}
	switch x := load.X.(type) {
	case *ssa.Alloc, *ssa.FreeVar, *ssa.Global:
		e.given[x] = what
	case *ssa.FieldAddr:
		fld := under(deref(x.X.Type())).(*types.Struct).Field(x.Field)
		if fld.Pkg() == e.pass.Pkg {
			e.givenFields[fld.Origin()] = what
		}
	}
}

// believeGiven adds to a loaded value what its use elsewhere says of it.
func (f *frame) believeGiven(n *node, i *ssa.UnOp) *node {
	what := f.engine.given[i.X]
	if what == "" || n == nil || len(n.labels) > 0 && !n.labels.hasPort() || !f.unknownDeep(n) {
		return n
	}
	name := i.X.Name()
	kind := "variable"
	if a, ok := i.X.(*ssa.Alloc); ok {
		name, kind = a.Comment, f.variableKind(a)
	}
	return f.tainted(n, f.source(what+" in "+kind+" "+name, f.pos(i.X.Pos()), medium), i.Type())
}
