package taint

import (
	"go/constant"
	"go/token"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// builtin interprets a call of a predeclared function.
func (f *frame) builtin(instr ssa.CallInstruction, b *ssa.Builtin, args []ssa.Value) *node {
	switch b.Name() {
	case "append":
		return f.appendTo(instr, args)
	case "copy":
		src := f.val(args[1])
		if isScalar(args[0].Type()) {
			dst := f.withPlaces(f.val(args[0]), args[0])
			f.put(f.weakly(dst.refs), f.text(src))
		} else {
			f.put(f.weakly(f.inside(args[0], "[]")), f.pointee(src).collapse().member("[]"))
		}
	case "delete":
		step := f.indexStep(args[1])
		if step != "[]" {
			f.put(f.inside(args[0], step), nil)
		}
	case "clear":
		if v := variableOf(args[0]); v != nil && isScalar(args[0].Type()) {
			f.put(f.places(v), nil)
			break
		}
		f.put(f.places(args[0]), nil)
	case "len":
		f.wipedBy(instr, args[0])
	case "String", "StringData", "Slice", "SliceData": // of package unsafe
		return f.text(f.val(args[0]))
	case "min", "max":
		var n *node
		for _, a := range args {
			n = merge(n, f.text(f.val(a)))
		}
		return n
	case "print", "println":
		for _, a := range args {
			f.reachSink(f.val(a), a.Type(), sinkRef{kind: "stdout", name: b.Name(), cap: high}, via{format: "print"}, instr.Pos())
		}
	case "panic": // in a go or defer statement
		f.reachSink(f.val(args[0]), args[0].Type(), panicSink, via{format: "print"}, instr.Pos())
	case "ssa:wrapnilchk":
		return f.val(args[0])
	}
	return nil // len, cap, real, recover … carry nothing
}

// wipedBy recognises the head of a loop that wipes the bytes of a variable: however
// long they are, nothing is left of them behind it.
func (f *frame) wipedBy(length ssa.CallInstruction, v ssa.Value) {
	a, ok := variableOf(v).(*ssa.Alloc)
	if !ok || !isScalar(v.Type()) || !boundsLoop(length.Value()) {
		return
	}
	for _, r := range *a.Referrers() {
		load, ok := r.(*ssa.UnOp)
		if !ok {
			continue
		}
		for _, r := range *load.Referrers() {
			x, ok := r.(*ssa.IndexAddr)
			if !ok {
				continue
			}
			for _, r := range *x.Referrers() {
				if s, ok := r.(*ssa.Store); ok && wipes(x, s.Val) {
					f.put(f.places(a), nil)
					return
				}
			}
		}
	}
}

// boundsLoop reports whether a length is compared at the head of a loop.
func boundsLoop(v ssa.Value) bool {
	for _, r := range *v.Referrers() {
		if b, ok := r.(*ssa.BinOp); ok && b.Op == token.LSS && strings.HasSuffix(b.Block().Comment, ".loop") {
			return true
		}
	}
	return false
}

// wipes reports whether a store at an index sets any byte to zero.
func wipes(x *ssa.IndexAddr, v ssa.Value) bool {
	k, ok := v.(*ssa.Const)
	if !ok || k.Value == nil || constant.Sign(k.Value) != 0 {
		return false
	}
	_, fixed := x.Index.(*ssa.Const)
	return !fixed
}

// weakly marks places of which one write replaces only a part.
func (f *frame) weakly(ls []loc) []loc {
	if len(ls) != 1 {
		return ls
	}
	return []loc{ls[0], ls[0]}
}

// putFaint notes what may have been written behind the end of a slice: whoever slices it
// further sees it.
func (f *frame) putFaint(ls []loc, n *node) {
	if more := f.flatten(n).faint(); len(more) > 0 {
		f.put(f.weakly(ls), labelled(more))
	}
}

func (f *frame) appendTo(instr ssa.CallInstruction, args []ssa.Value) *node {
	s := f.val(args[0])
	t := args[0].Type()
	if isBytes(t) {
		n := f.text(s)
		if len(args) > 1 {
			more := f.text(f.val(args[1]))
			n = merge(n, more)
			if v := variableOf(args[0]); v != nil {
				f.putFaint(f.places(v), more)
			}
		}
		return n
	}
	content := f.pointee(s)
	if len(args) > 1 {
		var elems *node
		more := f.pointee(f.val(args[1]))
		if more != nil {
			elems = more.member("[]")
			f.putFaint(f.inside(args[0], "[]"), elems)
		}
		content = content.collapse().with(path("").add("[]"), elems, false)
	}
	if content == nil {
		content = &node{}
	}
	o := f.object(callKey{instr, 0}, nil)
	if f.weak {
		content = merge(f.st.get(o), content)
	}
	f.st.set(o, content)
	return &node{refs: []loc{{obj: o}}}
}
