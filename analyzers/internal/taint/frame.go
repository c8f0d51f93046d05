package taint

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// A frame analyses one function: it walks the blocks until the states at their
// entries no longer grow, and builds the function's summary on the way.
type frame struct {
	*engine
	fn      *ssa.Function
	env     map[ssa.Value]*node
	objects []*object
	byValue map[any]*object
	st      *state
	// defers are the deferred calls met so far; they run at the exit.
	defers []*ssa.Defer
	exit   *state
	sum    *summary
	useAt  map[useKey]bool
	// results are what the function's own results are, if a registration or an
	// interface makes them a sink: a tool handler.
	resultSinks []resultSink
	// makers and called tell which closures were made and which were run.
	makers map[*ssa.Function]*ssa.MakeClosure
	called map[*ssa.Function]bool
	// work counts the nodes of summaries that were applied.
	work int
	// joined counts the nodes that were merged where branches meet.
	joined int
	// weak is set while one state serves the whole function.
	weak bool
	// printPos is where the value that is being printed is printed.
	printPos token.Pos
	// printsError is set while it is an error.
	printsError bool
	// auth caches whether a bare "token" is believed here.
	auth *bool
	// redactor caches whether the function is one.
	redactor *bool
}

type useKey struct {
	port port
	via  via
	sink sinkRef
}

// maxApplied bounds the nodes of other functions' summaries that one function takes
// in, and maxPackage those of a whole package. Interpreters and decoders in which
// everything calls everything reach them; what they call from then on is taken to
// yield data of unknown origin.
const (
	maxApplied = 20_000
	maxPackage = 300_000
	minApplied = 500 // left to every function when the package's budget is spent
)

// spent reports whether the budget is used up.
func (f *frame) spent() bool {
	return f.work > maxApplied || f.work > minApplied && f.engine.applied+f.work > maxPackage
}

// analyze computes the summary of one function.
func (e *engine) analyze(fn *ssa.Function) *summary {
	f := &frame{engine: e, fn: fn, env: make(map[ssa.Value]*node), byValue: make(map[any]*object), sum: new(summary), useAt: make(map[useKey]bool),
		makers: make(map[*ssa.Function]*ssa.MakeClosure), called: make(map[*ssa.Function]bool)}
	if len(fn.Blocks) == 0 {
		f.sum.opaque = true
		return f.sum
	}
	f.resultSinks = e.resultSinksOf(fn)
	f.sum.results = make([]*node, fn.Signature.Results().Len())
	f.st = new(state)
	for i, p := range fn.Params {
		f.env[p] = f.input(p, port{kind: paramPort, index: i}, p.Type())
	}
	for i, v := range fn.FreeVars {
		f.env[v] = f.input(v, port{kind: freePort, index: i}, v.Type())
	}
	f.walk()
	f.escaped()
	f.finish()
	e.applied += f.work
	return f.sum
}

// input is the node of a parameter or captured variable.
func (f *frame) input(v ssa.Value, p port, t types.Type) *node {
	l := labels{{origin: f.inputOrigin(p)}}
	if !f.carries(t) {
		if fn, ok := under(t).(*types.Signature); ok && fn != nil {
			return &node{labels: l}
		}
		return nil
	}
	if pointsTo(t) {
		o := f.object(v, labelled(l))
		o.port = p
		return &node{refs: []loc{{obj: o}}}
	}
	return labelled(l)
}

// zero is the content of new memory: nothing, but that every value of a declared
// secret type counts, even one that is still to be filled.
func (f *frame) zero(t types.Type) *node {
	if f.ix.declares(t) && !isPointer(t) {
		return &node{unknown: true}
	}
	return nil
}

// pointsTo reports whether a value of the type is a reference to memory. An
// interface counts: what is behind it may be written to through any copy.
func pointsTo(t types.Type) bool {
	switch under(t).(type) {
	case *types.Pointer, *types.Map, *types.Chan, *types.Interface:
		return true
	case *types.Slice:
		return !isBytes(t)
	}
	return false
}

// object returns the object that stands for a value, making it at first.
func (f *frame) object(at any, initial *node) *object {
	if o := f.byValue[at]; o != nil {
		return o
	}
	o := &object{id: len(f.objects), initial: initial}
	o.at, _ = at.(ssa.Value)
	f.objects = append(f.objects, o)
	f.byValue[at] = o
	return o
}

// pos returns an instruction's position as text, or the function's if it has none.
func (f *frame) pos(p token.Pos) position {
	if !p.IsValid() {
		p = f.fn.Pos()
	}
	return f.engine.position(p)
}
