package taint

import (
	"go/types"
	"slices"

	"github.com/leakvet/leakvet/rules"
)

// methodsOf lists, by format, the methods that print a value in its stead.
var methodsOf = map[rules.Format][]string{
	rules.FormatPrint:  {"Format", "Error", "String"},
	rules.FormatKeyVal: {"Format", "MarshalLog", "Error", "String"},
	rules.FormatJSON:   {"MarshalJSON", "MarshalText"},
	rules.FormatYAML:   {"MarshalYAML", "MarshalText"},
	rules.FormatTOML:   {"MarshalTOML", "MarshalText"},
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
	case "MarshalJSON", "MarshalTOML", "MarshalText", "GobEncode", "MarshalBinary":
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
