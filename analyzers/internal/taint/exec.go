package taint

import (
	"go/token"
	"go/types"
	"strconv"

	"golang.org/x/tools/go/ssa"
)

// exec interprets one instruction.
func (f *frame) exec(instr ssa.Instruction) {
	switch i := instr.(type) {
	case *ssa.Alloc:
		f.alloc(i)
	case *ssa.Store:
		f.store(i)
	case *ssa.UnOp:
		f.unop(i)
	case *ssa.FieldAddr:
		f.fieldAddr(i)
	case *ssa.Field:
		st := under(i.X.Type()).(*types.Struct)
		n := f.val(i.X).member(st.Field(i.Field).Name())
		f.env[i] = f.believeField(n, i.X.Type(), i.Field, i.Pos(), f.val(i.X))
	case *ssa.IndexAddr:
		step := f.indexStep(i.Index)
		if !isPointer(i.X.Type()) && step != "[0]" && step != "[1]" && step != "[2]" {
			step = "[]" // the first elements of a slice are told apart, of an array all
		}
		f.env[i] = &node{refs: f.inside(i.X, step)}
	case *ssa.Index:
		if isScalar(i.X.Type()) {
			return // one byte
		}
		f.env[i] = f.pointee(f.val(i.X)).member(f.indexStep(i.Index))
	case *ssa.Lookup:
		f.lookup(i)
	case *ssa.MapUpdate:
		f.mapUpdate(i)
	case *ssa.Slice:
		f.slice(i)
	case *ssa.MakeSlice, *ssa.MakeMap, *ssa.MakeChan:
		v := i.(ssa.Value)
		o := f.object(v, nil)
		if !f.weak {
			f.st.set(o, f.zero(v.Type()))
		}
		f.env[v] = &node{refs: []loc{{obj: o}}}
	case *ssa.MakeInterface:
		f.makeInterface(i)
	case *ssa.ChangeInterface:
		n := f.val(i.X)
		if n != nil && len(n.dyn) == 0 {
			// An http.ResponseWriter passed on as io.Writer still is one.
			c := *n
			c.dyn = []types.Type{i.X.Type()}
			n = &c
		}
		f.env[i] = n
	case *ssa.ChangeType:
		f.env[i] = f.val(i.X)
		f.converted(i, i.X)
	case *ssa.Convert:
		f.convert(i, i.X)
	case *ssa.MultiConvert:
		f.convert(i, i.X)
	case *ssa.SliceToArrayPointer:
		f.env[i] = f.val(i.X)
	case *ssa.TypeAssert:
		f.typeAssert(i)
	case *ssa.Extract:
		f.env[i] = f.val(i.Tuple).member("#" + strconv.Itoa(i.Index))
	case *ssa.Phi:
		var n *node
		for _, e := range i.Edges {
			n = merge(n, f.val(e))
		}
		f.env[i] = n
	case *ssa.BinOp:
		f.binop(i)
	case *ssa.Call:
		f.env[i] = f.call(i)
	case *ssa.Go:
		f.call(i)
	case *ssa.Defer:
		for _, d := range f.defers {
			if d == i {
				return
			}
		}
		f.defers = append(f.defers, i)
	case *ssa.RunDefers:
		for j := len(f.defers) - 1; j >= 0; j-- {
			f.call(f.defers[j])
		}
	case *ssa.Return:
		f.ret(i)
	case *ssa.Panic:
		f.reachSink(f.val(i.X), i.X.Type(), panicSink, via{format: "print"}, i.Pos())
	case *ssa.Send:
		f.put(f.inside(i.Chan, "[]"), f.val(i.X))
	case *ssa.Select:
		f.selectStmt(i)
	case *ssa.Range:
		f.env[i] = f.val(i.X)
	case *ssa.Next:
		f.next(i)
	case *ssa.MakeClosure:
		c := &closure{fn: i.Fn.(*ssa.Function)}
		f.makers[c.fn] = i
		for _, b := range i.Bindings {
			c.bindings = append(c.bindings, f.val(b))
		}
		f.env[i] = &node{fns: []*closure{c}}
	}
	if v, ok := instr.(ssa.Value); ok && f.ix.mayBeSource(v.Type()) {
		if x, ok := v.(*ssa.Extract); ok && isAssert(x.Tuple) {
			// The assertion may have failed: see branch.
			n := f.env[v]
			if ls := f.typeLabels(n, v.Type(), instr.Pos()); len(ls) > 0 {
				f.env[v] = n.add(ls)
			}
			return
		}
		f.env[v] = f.believeType(f.env[v], v.Type(), instr.Pos())
	}
}

// inside returns the places of a member of what an operand points to.
func (f *frame) inside(v ssa.Value, step string) []loc {
	base := f.places(v)
	out := make([]loc, len(base))
	for i, l := range base {
		p, exact := l.path.grow(step)
		l.obj.many = l.obj.many || !exact
		out[i] = loc{l.obj, p}
	}
	return out
}

func isPointer(t types.Type) bool {
	_, ok := under(t).(*types.Pointer)
	return ok
}

func (f *frame) alloc(i *ssa.Alloc) {
	o := f.object(i, nil)
	if !f.weak {
		f.st.set(o, f.zero(deref(i.Type())))
	}
	f.env[i] = &node{refs: []loc{{obj: o}}}
}

func (f *frame) store(i *ssa.Store) {
	v := f.val(i.Val)
	if fa, ok := i.Addr.(*ssa.FieldAddr); ok {
		f.storeField(fa, i, v)
	}
	if f.carries(i.Val.Type()) {
		f.put(f.places(i.Addr), v)
	}
}

func (f *frame) unop(i *ssa.UnOp) {
	switch i.Op {
	case token.MUL:
		if !f.carries(i.Type()) {
			return
		}
		n := f.read(f.places(i.X), i.Type())
		if x, ok := i.X.(*ssa.IndexAddr); ok {
			n = n.add(f.neighbours(x))
		}
		f.env[i] = f.believeLoad(n, i)
	case token.ARROW:
		n := f.read(f.inside(i.X, "[]"), i.Type())
		if i.CommaOk {
			n = (*node)(nil).with(path("").add("#0"), n, true)
		}
		f.env[i] = n
	}
}

// neighbours is what the other elements of an array hold. The elements are told apart, but
// a constant index is often the fruit of a loop that was unrolled by hand.
func (f *frame) neighbours(x *ssa.IndexAddr) labels {
	a, ok := x.X.(*ssa.Alloc)
	if !ok || a.Comment == "varargs" || a.Comment == "slicelit" || f.indexStep(x.Index) == "[]" {
		return nil
	}
	return f.flatten(f.pointee(f.val(a)).member("[]")).faint()
}

func (f *frame) fieldAddr(i *ssa.FieldAddr) {
	st := under(deref(i.X.Type())).(*types.Struct)
	f.env[i] = &node{refs: f.inside(i.X, st.Field(i.Field).Name())}
}

func (f *frame) lookup(i *ssa.Lookup) {
	if isText(i.X.Type()) {
		return // one byte
	}
	step := f.indexStep(i.Index)
	elem := under(i.X.Type()).(*types.Map).Elem()
	n := f.read(f.inside(i.X, step), elem)
	if step == "[]" && isText(elem) {
		n = chosen(n)
	}
	n = f.believeElem(n, f.val(i.X), i.X.Type(), elem, step, i.Pos())
	if i.CommaOk {
		n = (*node)(nil).with(path("").add("#0"), n, true)
	}
	f.env[i] = n
}

// chosen is an element of a map of texts under a key that is not known: one of many.
func chosen(n *node) *node {
	if n == nil || len(n.labels) == 0 {
		return n
	}
	c := *n
	c.labels = n.labels.doubtedSources()
	return &c
}

func (f *frame) mapUpdate(i *ssa.MapUpdate) {
	if f.carries(i.Value.Type()) {
		f.put(f.inside(i.Map, f.indexStep(i.Key)), f.val(i.Value))
	}
	if ls := f.flatten(f.val(i.Key)); len(ls) > 0 {
		f.put(f.weakly(f.inside(i.Map, keysStep)), labelled(ls)) // a key is printed with the map
	}
}

func (f *frame) binop(i *ssa.BinOp) {
	if i.Op != token.ADD || !isText(i.Type()) {
		return // comparison and arithmetic carry nothing
	}
	x, y := f.text(f.val(i.X)), f.text(f.val(i.Y))
	n := merge(x, y)
	if n != nil && n.literal {
		c := *n
		c.literal = x != nil && x.literal && (y == nil || y.literal)
		n = &c
	}
	// "****" + t[len(t)-4:] is a constant and a mask, not data of unknown origin.
	f.env[i] = n
}

func (f *frame) next(i *ssa.Next) {
	if i.IsString {
		f.env[i] = nil
		return
	}
	r := i.Iter.(*ssa.Range)
	m, ok := under(r.X.Type()).(*types.Map)
	if !ok {
		return
	}
	elem := f.read(f.inside(r.X, "[]"), m.Elem())
	elem = f.believeElem(elem, f.val(r.X), r.X.Type(), m.Elem(), "[]", r.Pos())
	out := (*node)(nil).with(path("").add("#2"), elem, true)
	if carries(m.Key()) {
		// A key of an unknown map is data of unknown origin, but no secret of the map.
		key := merge(&node{unknown: f.unknownDeep(f.val(r.X))}, f.read(f.inside(r.X, keysStep), m.Key()))
		out = out.with(path("").add("#1"), f.believeType(key, m.Key(), r.Pos()), true)
	}
	f.env[i] = out
}
