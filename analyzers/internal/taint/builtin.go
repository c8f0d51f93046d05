package taint

import (
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
			f.put(f.weakly(f.places(args[0])), f.text(src))
		} else {
			f.put(f.weakly(f.inside(args[0], "[]")), f.pointee(src).collapse().member("[]"))
		}
	case "delete":
		step := indexStep(args[1])
		if step != "[]" {
			f.put(f.inside(args[0], step), nil)
		}
	case "clear":
		f.put(f.places(args[0]), nil)
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

// weakly marks places of which one write replaces only a part.
func (f *frame) weakly(ls []loc) []loc {
	if len(ls) != 1 {
		return ls
	}
	return []loc{ls[0], ls[0]}
}

func (f *frame) appendTo(instr ssa.CallInstruction, args []ssa.Value) *node {
	s := f.val(args[0])
	t := args[0].Type()
	if isBytes(t) {
		n := f.text(s)
		if len(args) > 1 {
			n = merge(n, f.text(f.val(args[1])))
		}
		return n
	}
	content := f.pointee(s)
	if len(args) > 1 {
		var elems *node
		more := f.pointee(f.val(args[1]))
		if more != nil {
			elems = more.member("[]")
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
