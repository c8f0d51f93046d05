package taint

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// writerSinks reports data that is delivered to a writer whose Write is a sink:
// fmt.Fprintf(w, …) with an http.ResponseWriter, a JSON encoder on top of it,
// os.Stderr.
func (f *frame) writerSinks(pos token.Pos, dst *node, v ssa.Value, data *node) {
	if data == nil || len(data.labels) == 0 {
		return
	}
	name, ok := stdStream(v)
	if !ok && dst != nil {
		for _, r := range dst.refs {
			if g, isGlobal := r.obj.at.(*ssa.Global); isGlobal && !ok {
				name, ok = streamName(g)
			}
		}
	}
	if ok {
		f.report(data.labels, sinkRef{kind: "stdout", name: name, cap: high}, via{format: "string"}, pos, name)
		return
	}
	ts := []types.Type{v.Type()}
	if dst != nil {
		ts = append(ts, dst.dyn...)
	}
	for _, t := range ts {
		e := f.writeEntry(t)
		if e == nil {
			continue
		}
		for _, s := range e.sinks {
			ref := sinkRef{kind: s.Kind, name: typeName(t) + ".Write", cap: parseLevel(s.Confidence, high), severity: s.Severity}
			f.report(data.labels, ref, via{format: "string"}, pos, ref.name)
		}
	}
}

// writesToSlot reports whether a writer is where credentials belong, such as a network
// connection: what is read from it later is not what was sent.
func (f *frame) writesToSlot(dst *node, v ssa.Value) bool {
	for _, t := range append([]types.Type{v.Type()}, dst.dyn...) {
		obj, _, _ := types.LookupFieldOrMethod(t, true, nil, "Write")
		m, ok := obj.(*types.Func)
		if !ok {
			continue
		}
		if e := f.ix.object(m, nil); e != nil && len(e.slots) > 0 {
			return true
		}
	}
	return false
}

// writeEntry returns the model of a type's Write method.
func (f *frame) writeEntry(t types.Type) *entry {
	obj, _, _ := types.LookupFieldOrMethod(t, true, nil, "Write")
	m, ok := obj.(*types.Func)
	if !ok {
		return nil
	}
	if e := f.ix.object(m, nil); e != nil && len(e.sinks) > 0 {
		return e
	}
	// ResponseWriter.Write is io.Writer's by embedding; ask the type itself too.
	if e := f.ix.object(m, t); e != nil && len(e.sinks) > 0 {
		return e
	}
	for _, sym := range f.ix.ifaces["Write"] {
		if e := f.ix.byName[sym]; len(e.sinks) > 0 && !isInterface(t) && f.implements(t, sym) {
			return e
		}
	}
	return nil
}

// stdStream recognises os.Stdout and os.Stderr as an operand.
func stdStream(v ssa.Value) (string, bool) {
	for {
		switch x := v.(type) {
		case *ssa.MakeInterface:
			v = x.X
			continue
		case *ssa.ChangeInterface:
			v = x.X
			continue
		case *ssa.UnOp:
			if g, ok := x.X.(*ssa.Global); ok {
				return streamName(g)
			}
		}
		return "", false
	}
}

func streamName(g *ssa.Global) (string, bool) {
	if g.Pkg != nil && g.Pkg.Pkg.Path() == "os" && (g.Name() == "Stdout" || g.Name() == "Stderr") {
		return "os." + g.Name(), true
	}
	return "", false
}
