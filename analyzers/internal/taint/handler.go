package taint

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/leakvet/leakvet/rules"
)

// A resultSink makes a result of a function a sink: what a tool handler returns is
// read by the model.
type resultSink struct {
	sink   sinkRef
	result int // -1 for every result
	format rules.Format
}

// registerResults finds the functions that are handed to a registration whose model
// says that their results are sinks.
func (e *engine) registerResults() {
	e.results = make(map[*ssa.Function][]resultSink)
	for _, fn := range e.functions() {
		for _, b := range fn.Blocks {
			for _, i := range b.Instrs {
				switch i := i.(type) {
				case ssa.CallInstruction:
					e.registerCall(i.Common())
				case *ssa.ChangeType: // expvar.Func(func() any { … })
					if e.ix.mayBeSink(i.Type()) && isFunc(i.Type()) {
						if en := e.ix.typ(i.Type()); en != nil {
							for _, s := range en.sinks {
								e.register(i.X, s, typeName(i.Type()))
							}
						}
					}
				}
			}
		}
	}
}

func (e *engine) registerCall(c *ssa.CallCommon) {
	var obj types.Object
	args := c.Args
	if c.IsInvoke() {
		obj = c.Method
	} else if fn := c.StaticCallee(); fn != nil {
		if o := fn.Origin(); o != nil {
			fn = o
		}
		obj = fn.Object()
		if fn.Signature.Recv() != nil && len(args) > 0 {
			args = args[1:]
		}
	}
	en := e.ix.object(obj, nil)
	if en == nil {
		return
	}
	for _, s := range en.sinks {
		if s.Callback == nil || *s.Callback >= len(args) {
			continue
		}
		e.register(args[*s.Callback], s, obj.Name()+" handler")
	}
}

func (e *engine) register(fn ssa.Value, s *rules.Sink, name string) {
	for _, fn := range functionsIn(e.prog, fn, 0) {
		e.results[fn] = append(e.results[fn], resultSinks(s, name)...)
	}
}

func isFunc(t types.Type) bool {
	_, ok := under(t).(*types.Signature)
	return ok
}

func resultSinks(s *rules.Sink, name string) []resultSink {
	ref := sinkRef{kind: s.Kind, name: name, cap: parseLevel(s.Confidence, high), severity: s.Severity}
	var out []resultSink
	for _, p := range s.Args {
		switch p.Kind {
		case rules.AllArgs, rules.AllResult:
			out = append(out, resultSink{ref, -1, s.Format})
		case rules.Arg, rules.ResultAt:
			out = append(out, resultSink{ref, p.Index, s.Format})
		}
	}
	return out
}

// functionsIn returns the functions that an operand obviously is.
func functionsIn(prog *ssa.Program, v ssa.Value, depth int) []*ssa.Function {
	if depth > 4 {
		return nil
	}
	switch v := v.(type) {
	case *ssa.Function:
		fn := v
		if o := fn.Origin(); o != nil {
			fn = o
		}
		return []*ssa.Function{fn}
	case *ssa.MakeClosure:
		fn := v.Fn.(*ssa.Function)
		if obj, ok := fn.Object().(*types.Func); ok && fn.Synthetic != "" {
			if m := prog.FuncValue(obj); m != nil { // a method value
				return []*ssa.Function{m}
			}
		}
		return []*ssa.Function{fn}
	case *ssa.ChangeType:
		return functionsIn(prog, v.X, depth+1)
	case *ssa.MakeInterface:
		return functionsIn(prog, v.X, depth+1)
	case *ssa.UnOp: // a local variable that holds the function
		if a, ok := v.X.(*ssa.Alloc); ok {
			var out []*ssa.Function
			for _, r := range *a.Referrers() {
				if s, ok := r.(*ssa.Store); ok && s.Addr == a {
					out = append(out, functionsIn(prog, s.Val, depth+1)...)
				}
			}
			return out
		}
	}
	return nil
}

// resultSinksOf returns the sinks among a function's results: it was registered as
// a handler, or implements a modelled interface method whose result is a sink.
func (e *engine) resultSinksOf(fn *ssa.Function) []resultSink {
	out := e.results[fn]
	recv := fn.Signature.Recv()
	obj, ok := fn.Object().(*types.Func)
	if recv == nil || !ok || fn.Synthetic != "" {
		return out
	}
	for _, sym := range e.ix.ifaces[obj.Name()] {
		en := e.ix.byName[sym]
		for _, s := range en.sinks {
			if s.Callback == nil && hasResultPort(s.Args) && e.implements(recv.Type(), sym) {
				out = append(out, resultSinks(s, sym.Type+"."+sym.Name)...)
			}
		}
	}
	return out
}

func hasResultPort(ps rules.Ports) bool {
	for _, p := range ps {
		if p.Kind == rules.ResultAt || p.Kind == rules.AllResult {
			return true
		}
	}
	return false
}

// implements reports whether a type implements the interface that a model names.
func (e *engine) implements(t types.Type, sym rules.Symbol) bool {
	iface := e.interfaceOf(sym)
	if iface == nil {
		return false
	}
	return types.Implements(t, iface) || !isPointer(t) && types.Implements(types.NewPointer(t), iface)
}

func (e *engine) interfaceOf(sym rules.Symbol) *types.Interface {
	for _, p := range e.imports() {
		if p.Path() == sym.Package || rules.StripMajor(p.Path()) == sym.Package {
			if tn, ok := p.Scope().Lookup(sym.Type).(*types.TypeName); ok {
				iface, _ := under(tn.Type()).(*types.Interface)
				return iface
			}
		}
	}
	return nil
}

// imports lists every package that this one imports, directly or not.
func (e *engine) imports() []*types.Package {
	if e.allImports == nil {
		seen := make(map[*types.Package]bool)
		var visit func(*types.Package)
		visit = func(p *types.Package) {
			if !seen[p] {
				seen[p] = true
				e.allImports = append(e.allImports, p)
				for _, q := range p.Imports() {
					visit(q)
				}
			}
		}
		visit(e.pass.Pkg)
	}
	return e.allImports
}

// sinksOfImplemented reports a call of a concrete method by the model of the
// interface method that it implements.
func (f *frame) sinksOfImplemented(c *callSite, obj *types.Func) {
	recv := obj.Signature().Recv()
	if recv == nil || isInterface(recv.Type()) {
		return
	}
	for _, sym := range f.ix.ifaces[obj.Name()] {
		en := f.ix.byName[sym]
		if len(en.sinks) == 0 || isOwn(recv.Type(), sym) || !f.implements(recv.Type(), sym) {
			continue
		}
		f.sinksOf(c, en)
	}
}

// isOwn reports whether the symbol is the type's own method, which has been asked.
func isOwn(t types.Type, sym rules.Symbol) bool {
	nm := namedOf(t)
	return nm != nil && nm.Obj().Name() == sym.Type && nm.Obj().Pkg() != nil && rules.StripMajor(nm.Obj().Pkg().Path()) == rules.StripMajor(sym.Package)
}
