package taint

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/leakvet/leakvet/rules"
)

// decodedDocument marks the text that is decoded into a type which holds a credential:
// the document is the credential too. Whoever quotes it where decoding fails quotes the
// password.
func (f *frame) decodedDocument(c *callSite, p *rules.Propagator) {
	if len(p.From) != 1 || len(p.To) == 0 || p.From[0].Kind != rules.Arg || p.To[0].Kind != rules.Arg {
		return
	}
	from, to := p.From[0].Index, p.To[0].Index
	if from >= len(c.args) || to >= len(c.args) || !isScalar(c.argTypes[from]) || !f.unknownDeep(c.args[from]) {
		return
	}
	ptr, ok := under(elemType(c.args[to], c.argTypes[to])).(*types.Pointer)
	if !ok {
		return
	}
	held, ok := f.engine.held[ptr.Elem()]
	if !ok {
		held = f.heldBy(ptr.Elem(), 0)
		f.engine.held[ptr.Elem()] = held
	}
	doc := variableOf(c.argVals[from])
	if held == nil || doc == nil {
		return
	}
	src := f.source("document that holds "+held.what, f.pos(c.instr.Pos()), min(held.confidence, medium))
	for _, l := range f.places(doc) {
		f.st.store(l, f.st.load(l).add(labels{src.label()}), true)
	}
}

// maxHeld bounds the depth at which a type is searched for a credential.
const maxHeld = 4

// heldBy is the first credential that a value of a type has in it, nil if there is none.
func (f *frame) heldBy(t types.Type, depth int) *source {
	if depth > maxHeld || t == nil {
		return nil
	}
	if e := f.ix.typ(t); e != nil {
		for _, s := range e.sources {
			if !s.Dump {
				return &source{what: orElse(s.What, "credential") + " of type " + typeName(t), confidence: parseLevel(s.Confidence, high)}
			}
		}
	}
	switch u := under(t).(type) {
	case *types.Pointer:
		return f.heldBy(u.Elem(), depth+1)
	case *types.Slice:
		return f.heldBy(u.Elem(), depth+1)
	case *types.Array:
		return f.heldBy(u.Elem(), depth+1)
	case *types.Map:
		return f.heldBy(u.Elem(), depth+1)
	case *types.Struct:
		for i := range u.NumFields() {
			if fld := u.Field(i); !fld.Exported() && !fld.Embedded() || !carries(fld.Type()) {
				continue
			}
			if s := f.fieldSource(t, u, i, u.Field(i).Pos()); s != nil && !s.template && holdsText(u.Field(i).Type()) {
				return s
			}
		}
		for fld := range u.Fields() {
			if s := f.heldBy(fld.Type(), depth+1); s != nil {
				return s
			}
		}
	}
	return nil
}

// variableOf is the place that an operand was loaded from. Bytes are values to the
// engine, so changing them is changing the variable that holds them.
func variableOf(v ssa.Value) ssa.Value {
	if u, ok := v.(*ssa.UnOp); ok && u.Op == token.MUL {
		return u.X
	}
	return nil
}
