package taint

import (
	"go/token"
	"go/types"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/leakvet/leakvet/rules/secretname"
)

// Names and types are evidence where data comes from outside the engine's sight: a
// parameter called password, a field called APIKey of a decoded struct. They are
// evidence of a literal too: password := "…". They are none where the engine knows
// what the value is: a password that has been replaced by "[redacted]".

// believeLoad adds what the name and type of a loaded variable say.
func (f *frame) believeLoad(n *node, i *ssa.UnOp) *node {
	n = f.believeGiven(n, i)
	switch x := i.X.(type) {
	case *ssa.FieldAddr:
		base := f.pointee(f.val(x.X))
		return f.believeField(n, deref(x.X.Type()), x.Field, x.Pos(), base)
	case *ssa.Alloc:
		return f.believeName(n, x.Comment, i.Type(), x.Pos(), f.variableKind(x))
	case *ssa.FreeVar:
		return f.believeName(n, x.Name(), i.Type(), x.Pos(), "variable")
	case *ssa.Global:
		if e := f.ix.object(x.Object(), nil); e != nil && len(e.sources) > 0 {
			s := e.sources[0]
			src := f.source(orElse(s.What, "credential")+" in "+globalName(x), f.pos(i.Pos()), parseLevel(s.Confidence, high))
			return f.tainted(n, src, i.Type())
		}
		return f.believeName(n, x.Name(), i.Type(), x.Pos(), "variable")
	case *ssa.IndexAddr:
		if n.isUnknown() {
			return f.believeElem(n, f.val(x.X), x.X.Type(), i.Type(), f.indexStep(x.Index), i.Pos())
		}
	}
	return f.believeType(n, i.Type(), i.Pos())
}

func (f *frame) variableKind(a *ssa.Alloc) string {
	for _, p := range f.fn.Params {
		if p.Name() == a.Comment && p.Pos() == a.Pos() {
			return "parameter"
		}
	}
	return "variable"
}

func globalName(g *ssa.Global) string {
	if g.Pkg != nil {
		return g.Pkg.Pkg.Name() + "." + g.Name()
	}
	return g.Name()
}

// believable reports whether a name is to be believed of a value.
func (f *frame) believable(n *node) bool {
	if n == nil {
		return false
	}
	return n.literal || f.unknownDeep(n)
}

func (f *frame) believeName(n *node, name string, t types.Type, pos token.Pos, kind string) *node {
	n = f.believeType(n, t, pos)
	if !f.believable(n) {
		return n
	}
	c, ok := f.ix.named(name, t)
	if !ok || c.NeedsContext && !f.authContext() {
		return n
	}
	what := c.Noun + " in " + kind + " " + name
	if n.literal && !f.unknownDeep(n) {
		what = "hard-coded " + what
	}
	return f.tainted(n, f.source(what, f.pos(pos), medium), t)
}

// believeField adds what a struct field's model, tag and name say. base is the
// struct that the field was read from.
func (f *frame) believeField(n *node, owner types.Type, index int, pos token.Pos, base *node) *node {
	st := under(owner).(*types.Struct)
	fld := st.Field(index)
	t := fld.Type()
	if !carries(t) {
		return nil
	}
	if e := f.ix.field(owner, fld); e != nil && len(e.sanitizers) > 0 {
		return &node{unknown: true} // url.Error.Err does not quote the URL
	}
	n = f.believeType(n, t, pos)
	if base.isUnknown() {
		// A member of a declared secret type is part of the secret.
		if e := f.ix.typ(owner); e != nil {
			for _, s := range e.sources {
				if !s.Dump {
					src := f.source(orElse(s.What, "credential")+" in "+typeName(owner), f.pos(pos), parseLevel(s.Confidence, high))
					return f.tainted(n, src, t)
				}
			}
		}
	}
	if n != nil && base.isUnknown() {
		if stored := f.engine.fields[fld.Origin()]; len(stored) > 0 && n.isUnknown() {
			n = f.taintedBy(n, stored, t)
		}
	}
	if held := f.engine.holds[fld.Origin()]; len(held) > 0 && n != nil && (n.unknown || n.labels.hasPort()) && len(n.dyn) == 0 {
		c := *n
		c.dyn = append(slices.Clip(held), t) // others may store other types
		return &c
	}
	if !f.believable(n) {
		return n
	}
	if src := f.fieldSource(owner, st, index, pos); src != nil {
		return f.tainted(n, src, t)
	}
	return n
}

// fieldSource judges a struct field by model, tag and name; nil if it is no secret.
func (f *frame) fieldSource(owner types.Type, st *types.Struct, index int, pos token.Pos) *source {
	fld := st.Field(index)
	name := fld.Name()
	if n := namedOf(owner); n != nil {
		name = n.Obj().Name() + "." + name
	}
	if e := f.ix.field(owner, fld); e != nil && len(e.sources) > 0 {
		s := e.sources[0]
		return f.source(orElse(s.What, "credential")+" in "+name, f.pos(pos), parseLevel(s.Confidence, high))
	}
	if tag := st.Tag(index); tag != "" {
		for _, ts := range f.ix.tags {
			if v, ok := reflect.StructTag(tag).Lookup(ts.key); ok && (ts.value == "" || v == ts.value) {
				return f.source(orElse(ts.src.What, "credential")+" in "+name, f.pos(pos), parseLevel(ts.src.Confidence, high))
			}
		}
	}
	if !holdsText(fld.Type()) && !wraps(fld.Type()) {
		return nil
	}
	if isChildEnv(owner, st, fld) {
		return f.intern(source{what: "environment of a child process in " + name, pos: f.pos(pos), confidence: medium, template: true})
	}
	c, ok := f.ix.classify(fld.Name())
	if !ok || c.NeedsContext && !authStruct(owner, st) {
		c, ok = f.ix.tagged(fld, st.Tag(index))
	}
	if !ok {
		c, ok = secretType(fld.Type())
	}
	if what := f.engine.givenFields[fld.Origin()]; !ok && what != "" {
		c, ok = secretname.Name{Noun: what}, true
	}
	if !ok || listsNames(c, fld.Type()) || isReference(owner) {
		return nil
	}
	return f.source(c.Noun+" in "+name, f.pos(pos), medium)
}

// believeElem adds what a container's type and a constant key say of an element.
func (f *frame) believeElem(n *node, whole *node, container, elem types.Type, step string, pos token.Pos) *node {
	n = f.believeType(n, elem, pos)
	if !f.believable(n) || !holdsText(elem) && !isInterface(elem) {
		return n
	}
	if step == "[]" || step[1] >= '0' && step[1] <= '9' {
		// An element whose key is not known may be any: as if the whole were printed.
		if e := f.ix.typ(container); e != nil {
			for _, s := range e.sources {
				if s.Dump && !f.scrubbed(whole) {
					return f.tainted(n, f.source(orElse(s.What, "credential"), f.pos(pos), parseLevel(s.Confidence, high)), elem)
				}
			}
		}
		return n
	}
	key := step[1 : len(step)-1]
	if c, ok := f.ix.classify(key); ok && (!c.NeedsContext || strings.EqualFold(key, "cookie") && isNamed(container, "net/http", "Header")) {
		return f.tainted(n, f.source(c.Noun+" under the key "+quote(key), f.pos(pos), medium), elem)
	}
	return n
}

// believeType adds what a declared secret type says.
func (f *frame) believeType(n *node, t types.Type, pos token.Pos) *node {
	if ls := f.typeLabels(n, t, pos); len(ls) > 0 {
		return f.taintedBy(n, ls, t)
	}
	return n
}

// typeLabels is the source that a declared secret type makes of a value.
func (f *frame) typeLabels(n *node, t types.Type, pos token.Pos) labels {
	if n == nil || !f.ix.mayBeSource(t) || !f.holdsUnknown(n, t) {
		return nil
	}
	e := f.ix.typ(t)
	if e == nil {
		return nil
	}
	for _, s := range e.sources {
		if !s.Dump {
			what := orElse(s.What, "credential") + " of type " + typeName(t)
			return labels{(f.source(what, f.pos(pos), parseLevel(s.Confidence, high))).label()}
		}
	}
	return nil
}

// scrubStep marks a container from which a key that is not constant was deleted: a
// loop over the names of what must not be shown.
const scrubStep = "{scrubbed}"

// scrubbed reports whether somebody has taken the secrets out of a header map: a key
// that names one was deleted or replaced, or keys of a list were deleted in a loop.
func (f *frame) scrubbed(n *node) bool {
	c := f.pointee(n)
	if c == nil {
		return false
	}
	for _, k := range c.kids {
		if k.step == scrubStep {
			return true
		}
		if k.step[0] == '[' && k.step != "[]" && !f.believable(k.node) && len(f.flatten(k.node)) == 0 {
			if _, ok := f.ix.classify(k.step[1 : len(k.step)-1]); ok {
				return true
			}
		}
	}
	return false
}

// tainted adds a source to a value, in its memory if it is a reference.
func (f *frame) tainted(n *node, src *source, t types.Type) *node {
	return f.taintedBy(n, labels{(src).label()}, t)
}

func (f *frame) taintedBy(n *node, ls labels, t types.Type) *node {
	if n == nil || len(n.refs) == 0 {
		return n.add(ls)
	}
	for _, r := range n.refs {
		c := f.st.load(r)
		if m := c.add(ls); !m.labels.equal(c.safeLabels()) {
			f.st.store(r, m, true)
		}
	}
	return n
}

func (n *node) safeLabels() labels {
	if n == nil {
		return nil
	}
	return n.labels
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

func typeName(t types.Type) string {
	if n := namedOf(t); n != nil {
		if p := n.Obj().Pkg(); p != nil {
			return p.Name() + "." + n.Obj().Name()
		}
		return n.Obj().Name()
	}
	return types.TypeString(t, func(p *types.Package) string { return p.Name() })
}

// quote cites a name from the program in a message.
func quote(s string) string {
	if len(s) > 60 {
		s = s[:57] + "…"
	}
	return `"` + s + `"`
}
