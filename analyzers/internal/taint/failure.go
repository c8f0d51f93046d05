package taint

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// An error that carries a credential and leaves the package is reported where it is made:
// that is where it can be repaired. Whoever gets it will print it.

// errorSink is what becomes of an error that is returned.
var errorSink = sinkRef{kind: "error", cap: medium}

// returnedError deals with what an error carries that is returned here. It is reported
// once, where it was made, as soon as it leaves the package: not again by every caller that
// returns it too, and not if the package handles it. Inputs that are in it are left to the
// callers, unless one of them is a credential by its own name: then the leak has been told.
func (f *frame) returnedError(n *node, pos token.Pos) *node {
	ls := f.flatten(n)
	if len(ls) == 0 {
		return n
	}
	leaves, told := !f.handled(f.fn), false
	for _, l := range ls {
		if l.src != nil && !l.told && leaves {
			at := l.madeAt(pos)
			c := *l
			c.trace = at.trace
			f.found(&c, errorSink, at.pos, "")
			told = true
		}
	}
	return f.inlined(n).relabelled(func(l *label) *label {
		if l.told {
			return l
		}
		c := *l
		c.told, c.made = told, nil
		if !told {
			c.made = l.madeAt(pos)
		}
		return &c
	})
}

// madeAt is where the error was made that carries the label, or else pos.
func (l *label) madeAt(pos token.Pos) *making {
	if l.made != nil {
		return l.made
	}
	return &making{pos, l.trace}
}

// inError is the label of what was in an error of a callee, as the callee's label says.
func (l *label) inError(callee *label) *label {
	if l.told || callee.made == nil && !callee.told {
		return l
	}
	c := *l
	c.told = callee.told
	if callee.made != nil && c.made == nil {
		c.made = &making{callee.made.pos, l.trace}
	}
	return &c
}

// relabelled maps the labels of a value that refers to no memory.
func (n *node) relabelled(f func(*label) *label) *node {
	if n == nil || len(n.labels) == 0 && len(n.kids) == 0 {
		return n
	}
	c := *n
	c.labels = n.labels.each(f)
	c.kids = slices.Clone(n.kids)
	for i, k := range c.kids {
		c.kids[i].node = k.node.relabelled(f)
	}
	return &c
}

// handled reports whether what a function returns is seen by other functions of the package
// only, all of which call it by name.
func (e *engine) handled(fn *ssa.Function) bool {
	obj, ok := fn.Object().(*types.Func)
	if !ok || obj.Exported() {
		return false
	}
	if e.callers == nil {
		e.findCallers()
	}
	return e.callers[fn] == calledOnly
}

// A callerKind says how a function is used in its package.
type callerKind uint8

const (
	notCalled callerKind = iota
	calledOnly
	passedOn // as a value, or to go or defer, which drop what it returns
)

func (e *engine) findCallers() {
	e.callers = make(map[*ssa.Function]callerKind)
	var buf [10]*ssa.Value
	for _, fn := range e.functions() {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				var callee *ssa.Function
				if c, ok := instr.(*ssa.Call); ok {
					if callee = c.Call.StaticCallee(); callee != nil {
						callee = originOf(callee)
						e.callers[callee] = max(e.callers[callee], calledOnly)
					}
				}
				for _, op := range instr.Operands(buf[:0]) {
					if used, ok := (*op).(*ssa.Function); ok && originOf(used) != callee {
						e.callers[originOf(used)] = passedOn
						if m, ok := used.Object().(*types.Func); ok && used.Synthetic != "" { // a method value
							e.callers[e.prog.FuncValue(m)] = passedOn
						}
					}
				}
			}
		}
	}
}

func originOf(fn *ssa.Function) *ssa.Function {
	if o := fn.Origin(); o != nil {
		return o
	}
	return fn
}

// isErrorMethod reports whether a function is the Error method of an error: what it
// returns is the error's text.
func isErrorMethod(fn *ssa.Function) bool {
	obj, ok := fn.Object().(*types.Func)
	return ok && fn.Signature.Recv() != nil && obj.Name() == "Error" && shapeOf(obj, "Error")
}
