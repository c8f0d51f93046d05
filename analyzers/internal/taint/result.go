package taint

import (
	"go/types"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// pack makes one node of a call's results.
func (f *frame) pack(instr ssa.CallInstruction, sig *types.Signature, results []*node) *node {
	n := sig.Results().Len()
	at := func(i int) *node {
		if i >= len(results) {
			return nil
		}
		t := sig.Results().At(i).Type()
		if !f.carries(t) {
			return nil
		}
		r := results[i]
		if r == nil && isList(t) && f.ix.declares(t) {
			r = &node{unknown: true} // a list of declared secrets, whatever this build of it returns
		}
		if isErrorType(t) && r != nil && len(r.kids) > 0 {
			return &node{refs: []loc{{obj: f.hold(callKey{instr, i}, r)}}, dyn: r.dyn}
		}
		return f.believeType(f.placed(callKey{instr, i}, f.fresh(callKey{instr, i}, r, t), t), t, instr.Pos())
	}
	switch n {
	case 0:
		return nil
	case 1:
		return at(0)
	}
	var out *node
	for i := range n {
		if r := at(i); r != nil {
			out = out.with(path("").add("#"+strconv.Itoa(i)), r, true)
		}
	}
	return out
}

// fresh gives a pointer or map of which nothing is known memory of its own, so that
// what is stored behind it is found again: cmd := exec.Command("x"); cmd.Env = env.
func (f *frame) fresh(at callKey, n *node, t types.Type) *node {
	if n != nil && (len(n.refs) > 0 || !n.clean()) {
		return n
	}
	switch under(t).(type) {
	case *types.Pointer, *types.Map:
	default:
		return n
	}
	o := f.object(at, nil)
	if !f.weak {
		f.st.set(o, nil)
	}
	return &node{refs: []loc{{obj: o}}}
}

func isList(t types.Type) bool {
	switch under(t).(type) {
	case *types.Slice, *types.Map, *types.Array, *types.Chan:
		return true
	}
	return false
}

type callKey struct {
	instr ssa.CallInstruction
	i     int
}

func mergeResults(a, b []*node) []*node {
	for i, r := range b {
		if i == len(a) {
			a = append(a, r)
		} else {
			a[i] = merge(a[i], r)
		}
	}
	return a
}

// believeResults adds what a function's name says of a result of unknown origin.
func (f *frame) believeResults(c *callSite, name string, rs []*node) []*node {
	if len(rs) == 0 || !f.believable(rs[0]) || c.sig.Params().Len() > 2 {
		return rs
	}
	for i := range rs {
		t := c.sig.Results().At(i).Type()
		if i > 0 || !holdsText(t) {
			break
		}
		n, ok := f.ix.classify(trimVerb(name))
		if ok && !n.NeedsContext && rs[i].unknownOnly() {
			rs = append([]*node(nil), rs...)
			rs[i] = f.tainted(rs[i], f.source(n.Noun+" from "+c.name, f.pos(c.instr.Pos()), medium), t)
		}
	}
	return rs
}

// unknownOnly reports whether nothing better than "unknown" is known.
func (n *node) unknownOnly() bool {
	return n != nil && n.unknown && len(n.labels) == 0
}

// getter reads the field that a method such as GetPassword returns, where its code
// cannot be seen: generated protocol buffers.
func (f *frame) getter(c *callSite, obj *types.Func) (*node, bool) {
	if obj == nil || c.recvVal == nil || len(c.args) > 0 || c.sig.Results().Len() != 1 {
		return nil, false
	}
	name, ok := strings.CutPrefix(obj.Name(), "Get")
	st, isStruct := under(deref(c.recvVal.Type())).(*types.Struct)
	if !ok || !isStruct {
		return nil, false
	}
	for i := range st.NumFields() {
		if fld := st.Field(i); fld.Name() == name && types.Identical(fld.Type(), c.sig.Results().At(0).Type()) {
			n := f.read(f.inside(c.recvVal, name), fld.Type())
			return f.believeField(n, deref(c.recvVal.Type()), i, c.instr.Pos(), f.pointee(c.recv)), true
		}
	}
	return nil, false
}

// trimVerb cuts Get, Load, Fetch … off a function name.
func trimVerb(name string) string {
	for _, v := range []string{"Get", "get", "Load", "load", "Fetch", "fetch", "Read", "read", "Lookup", "lookup", "Must", "must", "Resolve", "resolve", "Retrieve", "retrieve"} {
		if rest, ok := strings.CutPrefix(name, v); ok && rest != "" {
			return rest
		}
	}
	return name
}

// unknownResults are the results of a function that the engine cannot see.
func (f *frame) unknownResults(c *callSite, obj *types.Func) []*node {
	for i, a := range c.args {
		// A decoder fills what it is given a pointer to.
		if a != nil && isPointer(elemType(a, c.argTypes[i])) {
			for _, l := range a.refs {
				if cur := f.st.load(l); cur == nil || !cur.unknown {
					f.st.store(l, merge(cur, &node{unknown: true}), true)
				}
			}
		}
	}
	rs := make([]*node, c.sig.Results().Len())
	for i := range rs {
		if f.carries(c.sig.Results().At(i).Type()) {
			rs[i] = &node{unknown: true}
		}
	}
	if obj != nil {
		return f.believeResults(c, obj.Name(), rs)
	}
	return rs
}

// stdResults are the results of a function of the standard library without a
// model: they carry what went in, wherever they can.
func (f *frame) stdResults(c *callSite) []*node {
	var in *node
	args, ts := c.all()
	for _, a := range args {
		in = merge(in, f.text(a))
	}
	if in != nil && in.literal {
		cp := *in
		cp.literal = false
		in = &cp
	}
	var wrapped *node // bufio.NewWriter(w) writes to w
	for i, a := range args {
		if a != nil && refers(ts[i]) && !isBytes(ts[i]) {
			wrapped = merge(wrapped, &node{refs: a.refs, dyn: a.dyn, fns: a.fns})
		}
	}
	rs := make([]*node, c.sig.Results().Len())
	for i := range rs {
		t := c.sig.Results().At(i).Type()
		if f.carries(t) {
			rs[i] = in
			if refers(t) && !isBytes(t) && !isErrorType(t) {
				rs[i] = merge(in, wrapped)
			}
			if in == nil && len(args) == 0 {
				rs[i] = &node{unknown: true}
			}
		}
	}
	return rs
}
