package taint

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

func (f *frame) ret(i *ssa.Return) {
	for j, v := range i.Results {
		n := f.val(v)
		for _, s := range f.resultSinks {
			if s.result == j || s.result < 0 {
				f.reachSink(n, v.Type(), s.sink, via{format: s.format}, i.Pos())
			}
		}
		if isErrorType(v.Type()) {
			n = f.returnedError(f.errorResult(n, v.Type(), i.Pos()), makerOf(v, i))
		}
		if isErrorMethod(f.fn) {
			n = f.returnedError(n, i.Pos())
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

// makerOf is where the error is made that a return returns: the call just before it that was
// given to the variable, as in err = fmt.Errorf(…), or the return itself.
func makerOf(v ssa.Value, ret *ssa.Return) token.Pos {
	a, ok := variableOf(v).(*ssa.Alloc)
	if !ok {
		return ret.Pos()
	}
	instrs := ret.Block().Instrs
	for i := len(instrs) - 1; i >= 0; i-- {
		s, ok := instrs[i].(*ssa.Store)
		if !ok || s.Addr != a {
			continue
		}
		if c, ok := s.Val.(*ssa.Call); ok && c.Pos().IsValid() && isErrorType(c.Type()) {
			return c.Pos()
		}
		break
	}
	return ret.Pos()
}
