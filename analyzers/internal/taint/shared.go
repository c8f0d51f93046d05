package taint

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

func (e *engine) readGlobal(g *ssa.Global) *node {
	n := &node{unknown: true}
	if g.Pkg == e.pkg {
		return merge(n, e.globals[g])
	}
	if g.Pkg != nil && g.Object() != nil {
		if d := e.decode(g.Pkg.Pkg); d != nil {
			return merge(n, d.globals[g.Name()])
		}
	}
	return n
}

// writeGlobal adds what a function leaves in a package variable. Only sources are
// kept: what came in at the function's own ports is nobody else's business.
func (e *engine) writeGlobal(g *ssa.Global, n *node) {
	n = sourcesOnly(n)
	if n == nil || g.Pkg != e.pkg {
		return
	}
	old := e.globals[g]
	m := merge(old, n)
	if !equal(m, old) {
		e.globals[g] = m
		e.shared++
	}
}

// sourcesOnly drops ports and unknowns from a node.
func sourcesOnly(n *node) *node {
	if n == nil {
		return nil
	}
	c := &node{dyn: n.dyn}
	c.labels = n.labels.each(func(l *label) *label {
		if l.src == nil {
			return nil
		}
		return l
	})
	any := len(c.labels) > 0
	for _, f := range n.fns {
		if len(f.bindings) == 0 {
			c.fns = append(c.fns, f)
			any = true
		}
	}
	for _, k := range n.kids {
		if s := sourcesOnly(k.node); s != nil {
			c.kids = append(c.kids, kid{k.step, s})
			any = true
		}
	}
	if !any {
		return nil
	}
	return c
}

// storeField notes a credential that is kept in an unexported field: a client that
// is given its key once and uses it for ever.
func (f *frame) storeField(fa *ssa.FieldAddr, i *ssa.Store, v *node) {
	owner := deref(fa.X.Type())
	st := under(owner).(*types.Struct)
	fld := st.Field(fa.Field)
	if e := f.ix.field(owner, fld); e != nil {
		for _, s := range e.sinks {
			ref := sinkRef{kind: s.Kind, name: typeName(owner) + "." + fld.Name(), cap: parseLevel(s.Confidence, high), severity: s.Severity, carrier: true}
			f.reachSink(v, i.Val.Type(), ref, via{format: s.Format}, i.Pos())
		}
	}
	if v == nil || fld.Exported() || !holdsText(fld.Type()) {
		return
	}
	ls := v.labels.each(func(l *label) *label {
		if l.src == nil || l.src.confidence < high {
			return nil
		}
		return l
	})
	if len(ls) == 0 {
		return
	}
	old := f.engine.fields[fld.Origin()]
	if m := old.union(ls); len(m) != len(old) {
		f.engine.fields[fld.Origin()] = m
		f.engine.shared++
	}
}

// converted reports a conversion to a type that is a sink.
func (f *frame) converted(i ssa.Value, x ssa.Value) {
	if !f.ix.mayBeSink(i.Type()) {
		return
	}
	if e := f.ix.typ(i.Type()); e != nil {
		for _, s := range e.sinks {
			ref := sinkRef{kind: s.Kind, name: typeName(i.Type()), cap: parseLevel(s.Confidence, high), severity: s.Severity, carrier: true}
			f.reachSink(f.val(x), x.Type(), ref, via{format: s.Format}, i.Pos())
		}
	}
}
