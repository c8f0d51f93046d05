package taint

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// A callSite is one call with its operands evaluated.
type callSite struct {
	instr  ssa.CallInstruction
	common *ssa.CallCommon
	sig    *types.Signature
	// recv is the receiver (nil for a function); args are the arguments behind it.
	recv     *node
	recvVal  ssa.Value
	args     []*node
	argVals  []ssa.Value
	argTypes []types.Type
	name     string // as messages call it
}

// all returns receiver and arguments as a summary counts them.
func (c *callSite) all() ([]*node, []types.Type) {
	if c.recvVal == nil {
		return c.args, c.argTypes
	}
	return append([]*node{c.recv}, c.args...), append([]types.Type{c.recvVal.Type()}, c.argTypes...)
}

func (c *callSite) allVals() []ssa.Value {
	if c.recvVal == nil {
		return c.argVals
	}
	return append([]ssa.Value{c.recvVal}, c.argVals...)
}

// call interprets a call and returns its result, a tuple for several.
func (f *frame) call(instr ssa.CallInstruction) *node {
	common := instr.Common()
	if b, ok := common.Value.(*ssa.Builtin); ok {
		return f.builtin(instr, b, common.Args)
	}
	c := f.site(instr, common)
	if c.recvVal != nil && f.shortened(c.recv, c.recvVal.Type()) {
		return f.shortURL(c, f.callFunctions(c))
	}
	var results []*node
	switch {
	case common.IsInvoke():
		results = f.invoke(c)
	default:
		results = f.callFunctions(c)
	}
	return f.pack(instr, common.Signature(), results)
}

func (f *frame) site(instr ssa.CallInstruction, common *ssa.CallCommon) *callSite {
	c := &callSite{instr: instr, common: common, sig: common.Signature()}
	args := common.Args
	switch {
	case common.IsInvoke():
		c.recvVal = common.Value
	case c.sig.Recv() != nil && len(args) > 0:
		c.recvVal = args[0]
		args = args[1:]
	}
	if c.recvVal != nil {
		c.recv = f.val(c.recvVal)
	}
	c.argVals = args
	for _, a := range args {
		c.args = append(c.args, f.val(a))
		c.argTypes = append(c.argTypes, a.Type())
	}
	f.nameConstants(c)
	return c
}

// callFunctions calls a function that is named, or that a value is known to be.
func (f *frame) callFunctions(c *callSite) []*node {
	if fn := c.common.StaticCallee(); fn != nil {
		var bindings []*node
		if mc, ok := c.common.Value.(*ssa.MakeClosure); ok {
			for _, b := range mc.Bindings {
				bindings = append(bindings, f.val(b))
			}
		}
		return f.callStatic(c, fn, bindings)
	}
	v := f.val(c.common.Value)
	if v == nil {
		return f.unknownResults(c, nil)
	}
	var out []*node
	for _, cl := range v.fns {
		if cl.fn == nil {
			args, _ := c.all()
			out = mergeResults(out, f.callValue(&node{fns: []*closure{cl}}, args, c.instr.Pos(), 1))
			continue
		}
		out = mergeResults(out, f.callStatic(c, cl.fn, cl.bindings))
	}
	for _, l := range v.labels {
		if l.isInput() && !isScalar(f.typeOfPort(l.port)) {
			snap := make([]*node, len(c.args))
			for i, x := range c.args {
				snap[i] = f.snapshot(x)
			}
			out = mergeResults(out, f.portResults(f.addCall(portCall{port: l.port, args: snap}), c.args))
		}
	}
	if len(v.fns) == 0 {
		out = mergeResults(out, f.callCarrier(c, v))
	}
	if len(v.fns) == 0 && len(out) == 0 {
		return f.unknownResults(c, nil)
	}
	return out
}

// callStatic calls one known function.
func (f *frame) callStatic(c *callSite, fn *ssa.Function, bindings []*node) []*node {
	if o := fn.Origin(); o != nil {
		fn = o
	}
	obj, _ := fn.Object().(*types.Func)
	c.name = f.funcName(fn)
	var e *entry
	if obj != nil {
		e = f.ix.object(obj, nil)
		f.sinksOf(c, e)
		f.sinksOfImplemented(c, obj)
	}
	if e.models() {
		return f.modelled(c, e, obj)
	}
	if e == nil && obj != nil && fn.Blocks == nil {
		f.library(c, obj)
	}
	if e != nil && len(e.sinks) > 0 && fn.Blocks == nil {
		return f.unknownResults(c, obj) // a sink: what it returns is its own
	}
	if f.spent() {
		return f.unknownResults(c, obj)
	}
	if sum := f.summaryFor(fn); sum != nil && !sum.opaque {
		f.called[fn] = true
		args, ts := c.all()
		if e != nil && len(e.sinks) > 0 {
			sum = &summary{results: sum.results, writes: sum.writes} // reported above
		}
		rs := f.apply(sum, &application{frame: f, args: args, bindings: bindings, types: ts, vals: c.allVals(), pos: c.instr.Pos(), callee: c.name, body: within(fn, f.fn), wrapper: isWrapper(fn), foreign: fn.Blocks == nil && f.foreignFunc(obj), sig: c.sig})
		return f.unredacted(c, fn, f.believeResults(c, fn.Name(), rs))
	}
	if obj != nil && obj.Pkg() != nil && isStd(obj.Pkg().Path()) {
		f.callbacks(c)
		return f.stdResults(c)
	}
	if r, ok := f.getter(c, obj); ok {
		return []*node{r}
	}
	f.callbacks(c)
	return f.unknownResults(c, obj)
}

// callbacks runs the functions among the arguments of a call that cannot be seen,
// with arguments of unknown origin: sort.Slice, http.HandleFunc, errgroup.Go.
func (f *frame) callbacks(c *callSite) {
	for _, a := range c.args {
		if a == nil || len(a.fns) == 0 {
			continue
		}
		for _, cl := range a.fns {
			if cl.fn == nil {
				continue
			}
			args := make([]*node, len(cl.fn.Params))
			for i, p := range cl.fn.Params {
				if f.carries(p.Type()) {
					args[i] = f.placed(callKey{c.instr, -1 - i}, &node{unknown: true}, p.Type())
				}
			}
			f.callValue(&node{fns: []*closure{cl}}, args, c.instr.Pos(), 1)
		}
	}
}
