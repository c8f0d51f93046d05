package taint

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"
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
		step := indexStep(i.Index)
		if !isPointer(i.X.Type()) && step != "[0]" && step != "[1]" && step != "[2]" {
			step = "[]" // the first elements of a slice are told apart, of an array all
		}
		f.env[i] = &node{refs: f.inside(i.X, step)}
	case *ssa.Index:
		if isScalar(i.X.Type()) {
			return // one byte
		}
		f.env[i] = f.pointee(f.val(i.X)).member(indexStep(i.Index))
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

// indexStep is the step to an element: its own if the index is constant.
func indexStep(v ssa.Value) string {
	if m, ok := v.(*ssa.MakeInterface); ok {
		v = m.X
	}
	if a, ok := v.(*ssa.UnOp); ok && a.Op == token.MUL {
		// A key of its own type, as for context values: contextKey{}.
		if x, ok := a.X.(*ssa.Alloc); ok && x.Comment == "complit" && isEmptyStruct(a.Type()) {
			return keyStep(typeName(a.Type()))
		}
		if g, ok := a.X.(*ssa.Global); ok && isKeyType(a.Type()) {
			return keyStep(globalName(g))
		}
	}
	c, ok := v.(*ssa.Const)
	if !ok || c.Value == nil {
		return "[]"
	}
	switch c.Value.Kind() {
	case constant.String:
		return keyStep(constant.StringVal(c.Value))
	case constant.Int:
		if n, exact := constant.Int64Val(c.Value); exact && n < 64 {
			return "[" + strconv.FormatInt(n, 10) + "]"
		}
	}
	return "[]"
}

func isEmptyStruct(t types.Type) bool {
	st, ok := under(t).(*types.Struct)
	return ok && st.NumFields() == 0
}

// isKeyType recognises the pointer and struct types whose variables serve as keys.
func isKeyType(t types.Type) bool {
	switch under(t).(type) {
	case *types.Pointer, *types.Struct:
		return true
	}
	return false
}

func keyStep(key string) string {
	if len(key) > 64 {
		return "[]"
	}
	return "[" + key + "]"
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
		f.env[i] = f.believeLoad(n, i)
	case token.ARROW:
		n := f.read(f.inside(i.X, "[]"), i.Type())
		if i.CommaOk {
			n = (*node)(nil).with(path("").add("#0"), n, true)
		}
		f.env[i] = n
	}
}

func (f *frame) fieldAddr(i *ssa.FieldAddr) {
	st := under(deref(i.X.Type())).(*types.Struct)
	f.env[i] = &node{refs: f.inside(i.X, st.Field(i.Field).Name())}
}

func (f *frame) lookup(i *ssa.Lookup) {
	if isText(i.X.Type()) {
		return // one byte
	}
	step := indexStep(i.Index)
	elem := under(i.X.Type()).(*types.Map).Elem()
	n := f.read(f.inside(i.X, step), elem)
	n = f.believeElem(n, f.val(i.X), i.X.Type(), elem, step, i.Pos())
	if i.CommaOk {
		n = (*node)(nil).with(path("").add("#0"), n, true)
	}
	f.env[i] = n
}

func (f *frame) mapUpdate(i *ssa.MapUpdate) {
	if f.carries(i.Value.Type()) {
		f.put(f.inside(i.Map, indexStep(i.Key)), f.val(i.Value))
	}
	if ls := f.flatten(f.val(i.Key)); len(ls) > 0 {
		f.put(f.weakly(f.inside(i.Map, keysStep)), labelled(ls)) // a key is printed with the map
	}
}

// keysStep leads to all keys of a map.
const keysStep = "{keys}"

// maskLength is how much of a secret may be shown: "…abcd", "sk-ab…".
const maskLength = 8

func (f *frame) slice(i *ssa.Slice) {
	n := f.val(i.X)
	if isScalar(i.X.Type()) {
		if isMask(i) {
			f.env[i] = nil
			return
		}
		f.env[i] = n
		return
	}
	if lowZero(i.Low) {
		f.env[i] = &node{refs: f.places(i.X)}
		return
	}
	// The indexes shift: elements are told apart no longer.
	content := f.pointee(n).collapse()
	f.env[i] = f.placed(i, content, i.Type())
}

func lowZero(v ssa.Value) bool {
	if v == nil {
		return true
	}
	c, ok := v.(*ssa.Const)
	return ok && c.Value != nil && c.Int64() == 0
}

// isMask recognises a short piece of text: t[:4], t[len(t)-4:].
func isMask(i *ssa.Slice) bool {
	if c, ok := i.High.(*ssa.Const); ok && c.Value != nil {
		lo := int64(0)
		if l, ok := i.Low.(*ssa.Const); ok && l.Value != nil {
			lo = l.Int64()
		}
		return c.Int64()-lo <= maskLength
	}
	if i.High == nil {
		if b, ok := i.Low.(*ssa.BinOp); ok && b.Op == token.SUB {
			if c, ok := b.Y.(*ssa.Const); ok && c.Value != nil {
				return c.Int64() <= maskLength && isLen(b.X)
			}
		}
	}
	return false
}

func isLen(v ssa.Value) bool {
	c, ok := v.(*ssa.Call)
	if !ok {
		return false
	}
	b, ok := c.Call.Value.(*ssa.Builtin)
	return ok && b.Name() == "len"
}

func (f *frame) makeInterface(i *ssa.MakeInterface) {
	n := f.val(i.X)
	c := node{}
	if n != nil {
		c = *n
	}
	if c.literal && !isText(i.X.Type()) {
		c.literal = false
	}
	// What a library type wraps (a bufio.Writer its writer) stays known.
	c.dyn = unionTypes([]types.Type{i.X.Type()}, interfacesOf(c.dyn))
	f.env[i] = &c
}

func interfacesOf(ts []types.Type) []types.Type {
	var out []types.Type
	for _, t := range ts {
		if isInterface(t) {
			out = append(out, t)
		}
	}
	return out
}

func (f *frame) convert(i ssa.Value, x ssa.Value) {
	n := f.val(x)
	from, to := x.Type(), i.Type()
	switch {
	case !carries(to) || !carries(from):
		n = nil
	case isScalar(from) || isScalar(to):
		c := f.text(n)
		n = c
	}
	f.env[i] = n
	f.converted(i, x)
}

// text is a value as text: its labels, and whether a name is to be believed of it.
func (f *frame) text(n *node) *node {
	if n == nil {
		return nil
	}
	ls := f.flatten(n)
	unknown := f.unknownDeep(n)
	if len(ls) == 0 && !unknown && !n.literal {
		return nil
	}
	return &node{labels: ls, unknown: unknown, literal: n.literal}
}

func (f *frame) typeAssert(i *ssa.TypeAssert) {
	n := f.val(i.X)
	if n != nil && !isInterface(i.AssertedType) {
		if len(n.dyn) > 0 && !n.isUnknown() && !hasType(n.dyn, i.AssertedType) {
			n = nil // cannot be this type
		} else {
			if !pointsTo(i.AssertedType) {
				n = f.pointee(n)
			}
			if n != nil {
				c := *n
				c.dyn = nil
				n = f.placed(i, &c, i.AssertedType)
			}
		}
	}
	if i.CommaOk {
		n = (*node)(nil).with(path("").add("#0"), n, true)
	} else if x := f.val(i.X); x != nil && f.ix.mayBeSource(i.AssertedType) {
		// From here on the interface is known to hold a secret.
		f.believeType(&node{refs: x.refs}, i.AssertedType, i.Pos())
	}
	f.env[i] = n
}

func hasType(ts []types.Type, t types.Type) bool {
	for _, u := range ts {
		if types.Identical(t, u) {
			return true
		}
		if isInterface(u) {
			return true // known only by an interface that it implements
		}
	}
	return false
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

func (f *frame) selectStmt(i *ssa.Select) {
	var out *node
	recv := 2
	for k, s := range i.States {
		if s.Dir == types.SendOnly {
			switch places := f.inside(s.Chan, "[]"); {
			case i.Blocking && len(i.States) == 1:
				f.put(places, f.val(s.Send))
			case !branchesOn(i, k): // what comes after is the same in any case
				f.put(f.weakly(places), f.val(s.Send))
			} // else see branch
			continue
		}
		elem := under(s.Chan.Type()).(*types.Chan).Elem()
		out = out.with(path("").add("#"+strconv.Itoa(recv)), f.read(f.inside(s.Chan, "[]"), elem), true)
		recv++
	}
	f.env[i] = out
}

// branchesOn reports whether a condition asks if a case of a select was taken.
func branchesOn(sel *ssa.Select, state int) bool {
	for _, r := range *sel.Referrers() {
		index, ok := r.(*ssa.Extract)
		if !ok || index.Index != 0 {
			continue
		}
		for _, r := range *index.Referrers() {
			eq, ok := r.(*ssa.BinOp)
			if !ok {
				continue
			}
			if k, ok := eq.Y.(*ssa.Const); ok && k.Value != nil && int(k.Int64()) == state && slices.ContainsFunc(*eq.Referrers(), isIf) {
				return true
			}
		}
	}
	return false
}

func isIf(i ssa.Instruction) bool {
	_, ok := i.(*ssa.If)
	return ok
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

func (f *frame) ret(i *ssa.Return) {
	for j, v := range i.Results {
		n := f.val(v)
		for _, s := range f.resultSinks {
			if s.result == j || s.result < 0 {
				f.reachSink(n, v.Type(), s.sink, via{format: s.format}, i.Pos())
			}
		}
		if isErrorType(v.Type()) {
			n = f.returnedError(f.errorResult(n, v.Type(), i.Pos()), i.Pos())
		}
		n = f.inlined(n)
		if redactable(v.Type()) && f.redacts() {
			n = doubted(n)
		}
		f.sum.results[j] = merge(f.sum.results[j], n)
	}
	if f.exit == nil {
		f.exit = f.st.clone()
	} else {
		f.exit.join(f.st, f.objects)
	}
}

// inlined takes a snapshot of a result at the return: other paths may leave other
// content in the same memory.
func (f *frame) inlined(n *node) *node {
	if n == nil || len(n.refs) == 0 && len(n.kids) == 0 && len(n.fns) == 0 {
		return n
	}
	return f.snapshot(n)
}

// errorResult reduces an error to what it prints: nearly all that is ever done with
// one, and its concrete type is not known to the callers.
func (f *frame) errorResult(n *node, t types.Type, pos token.Pos) *node {
	if n == nil || len(n.dyn) == 0 {
		return n
	}
	f.printPos = pos
	return labelled(f.print(n, t, via{format: "print"}, true))
}

// returnedError reports the credentials that an error carries which is returned here,
// once: not again by every caller that returns it too.
func (f *frame) returnedError(n *node, pos token.Pos) *node {
	ls := f.flatten(n)
	if !slices.ContainsFunc(ls, func(l *label) bool { return l.src != nil && !l.returned }) {
		return n
	}
	return &node{unknown: f.unknownDeep(n), labels: ls.each(func(l *label) *label {
		if l.src == nil || l.returned {
			return l
		}
		f.found(l, errorSink, pos, "")
		return &label{l.origin, l.trace, true}
	})}
}

// errorSink is what becomes of an error that is returned: sooner or later it is printed.
var errorSink = sinkRef{kind: "error", cap: medium}

func isAssert(v ssa.Value) bool {
	_, ok := v.(*ssa.TypeAssert)
	return ok
}

// branch adds to the state what is known on the true side of a condition only: that
// a case of a select was taken, that a type assertion held.
func (f *frame) branch(b *ssa.BasicBlock) {
	i, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If)
	if !ok {
		return
	}
	switch c := i.Cond.(type) {
	case *ssa.BinOp:
		x, ok := c.X.(*ssa.Extract)
		if !ok || c.Op != token.EQL {
			return
		}
		sel, ok := x.Tuple.(*ssa.Select)
		k, isConst := c.Y.(*ssa.Const)
		if !ok || !isConst || k.Value == nil {
			return
		}
		if n := int(k.Int64()); n < len(sel.States) && sel.States[n].Dir == types.SendOnly {
			f.put(f.inside(sel.States[n].Chan, "[]"), f.val(sel.States[n].Send))
		}
	case *ssa.Extract:
		a, ok := c.Tuple.(*ssa.TypeAssert)
		if !ok || c.Index != 1 || !f.ix.mayBeSource(a.AssertedType) {
			return
		}
		if x := f.val(a.X); x != nil {
			f.believeType(&node{refs: x.refs}, a.AssertedType, a.Pos())
		}
	}
}
