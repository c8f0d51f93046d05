package taint

import (
	"go/token"
	"go/types"
	"slices"

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

// maxVisits bounds how often one block is walked.
const maxVisits = 6

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

// maxWork bounds blocks × objects of a function that is walked with a state a
// block; a larger one shares one state, in which nothing is ever overwritten.
const maxWork = 1 << 21

// maxJoined bounds the nodes that are merged where branches meet; a function of more
// goes on with one state, too. A switch over a thousand messages, each with members of
// its own, reaches it.
const maxJoined = 100_000

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

func (f *frame) walk() {
	blocks := f.fn.Blocks
	in := make([]*state, len(blocks))
	visits := make([]int, len(blocks))
	queued := make([]bool, len(blocks))
	in[0] = f.st
	queue := []int{0}
	queued[0] = true
	insensitive := len(blocks)*len(f.fn.Locals) > maxWork || len(blocks) > 4000
	if insensitive {
		f.walkOnce(blocks)
		return
	}
	last := -1
	for len(queue) > 0 {
		if f.joined > maxJoined {
			f.walkOnce(blocks)
			return
		}
		// The next block in go/ssa's numbering, which is close to reverse postorder, and
		// only then the first again: a loop's head waits for all of its branches, or it
		// would use up its visits on each of them.
		best := 0
		for i := range queue {
			if after, bestAfter := queue[i] > last, queue[best] > last; after != bestAfter && after || after == bestAfter && queue[i] < queue[best] {
				best = i
			}
		}
		last = queue[best]
		b := blocks[queue[best]]
		queue[best] = queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		queued[b.Index] = false
		visits[b.Index]++
		f.st = in[b.Index].clone()
		for _, instr := range b.Instrs {
			f.exec(instr)
		}
		end := f.st
		for i, s := range b.Succs {
			out := end
			if i < len(b.Succs)-1 {
				out = end.clone()
				f.st = out
				f.branch(b)
			}
			changed := false
			if in[s.Index] == nil {
				in[s.Index] = out
				changed = true
			} else {
				var cost int
				changed, cost = in[s.Index].join(out, f.objects)
				f.joined += cost
			}
			if changed && !queued[s.Index] && visits[s.Index] < maxVisits {
				queued[s.Index] = true
				queue = append(queue, s.Index)
			}
		}
	}
	if r := f.fn.Recover; r != nil && in[r.Index] == nil {
		f.st = f.exitState()
		for _, instr := range r.Instrs {
			f.exec(instr)
		}
	}
}

// walkOnce walks a function that is too large for a state a block: one state,
// and nothing is overwritten.
func (f *frame) walkOnce(blocks []*ssa.BasicBlock) {
	f.weak = true
	defer func() { f.weak = false }()
	for range 2 {
		for _, b := range blocks {
			for _, instr := range b.Instrs {
				f.exec(instr)
			}
		}
	}
}

// escaped runs the closures that this function makes and never calls: somebody will,
// and what they captured is known here only.
func (f *frame) escaped() {
	if f.exit != nil {
		f.st = f.exit.clone()
	}
	for _, a := range f.fn.AnonFuncs {
		mc := f.makers[a]
		if mc == nil || f.called[a] {
			continue
		}
		sum := f.summaryFor(a)
		var kept []use
		for _, u := range sum.uses {
			if u.port.kind == freePort {
				kept = append(kept, u)
			}
		}
		var bindings []*node
		for _, b := range mc.Bindings {
			bindings = append(bindings, f.val(b))
		}
		f.applyUses(&summary{uses: kept}, &application{frame: f, bindings: bindings, pos: mc.Pos(), callee: f.funcName(a)})
	}
}

func (f *frame) exitState() *state {
	if f.exit != nil {
		return f.exit.clone()
	}
	return f.st.clone()
}

// finish turns the state at the exit into the summary's writes.
func (f *frame) finish() {
	f.dropReported()
	if f.exit == nil {
		return // never returns
	}
	f.st = f.exit
	for _, o := range f.objects {
		if o.port.kind == noPort {
			continue
		}
		n := f.st.get(o)
		if n == o.initial || equal(n, o.initial) {
			continue
		}
		if o.port.kind == globalPort {
			f.engine.writeGlobal(o.at.(*ssa.Global), f.snapshot(n))
			continue
		}
		f.sum.writes = append(f.sum.writes, write{o.port, f.snapshot(n)})
	}
	for i, n := range f.sum.results {
		f.sum.results[i] = f.snapshot(n)
	}
}

// dropReported leaves out of the summary the sinks at which this function already
// reports a leak: whoever repairs that repairs the rest too.
func (f *frame) dropReported() {
	kept := f.sum.uses[:0]
	for _, u := range f.sum.uses {
		if h := f.engine.byCall[flowKey{u.at, u.sink.kind}]; h == nil || h.confidence < medium {
			kept = append(kept, u)
		}
	}
	f.sum.uses = kept
}

// maxSnapshot bounds the depth of what a summary tells of a result.
const maxSnapshot = maxPath

// snapshot copies a node into a summary: what it points to becomes its members, but
// for the caller's own memory, which stays a label.
func (f *frame) snapshot(n *node) *node {
	if n == nil || len(n.refs) == 0 && len(n.kids) == 0 && len(n.fns) == 0 {
		return n
	}
	return (&snapshot{frame: f}).copy(n, 0, nil)
}

// A snapshot counts its nodes: memory that is a graph would unfold without end.
type snapshot struct {
	*frame
	count int
}

func (f *snapshot) copy(n *node, depth int, seen []*object) *node {
	if n == nil {
		return nil
	}
	if len(n.refs) == 0 && len(n.kids) == 0 && len(n.fns) == 0 {
		return n
	}
	c := *n
	c.refs = nil
	c.kids = nil
	out := &c
	f.count++
	if depth > maxSnapshot || f.count > 2*maxSize {
		ls := f.flatten(n).doubtedSources()
		return &node{labels: ls, unknown: n.unknown, dyn: n.dyn, size: 1}
	}
	for _, k := range n.kids {
		out = out.with(path("\x00"+k.step), f.copy(k.node, depth+1, seen), true)
	}
	if len(n.fns) > 0 {
		c := *out
		c.fns = make([]*closure, len(n.fns))
		for i, fn := range n.fns {
			c.fns[i] = &closure{fn: fn.fn, pkg: fn.pkg, key: fn.key, bindings: make([]*node, len(fn.bindings))}
			for j, b := range fn.bindings {
				c.fns[i].bindings[j] = f.copy(b, depth+1, seen)
			}
		}
		out = &c
	}
	for _, r := range n.refs {
		if contains(seen, r.obj) {
			continue
		}
		if r.obj.port.kind != noPort && r.obj.port.kind != globalPort {
			p := r.obj.port
			for _, s := range r.path.steps() {
				p.path = p.path.add(s)
			}
			out = out.add(labels{{origin: f.inputOrigin(p)}})
			if f.st.get(r.obj) == r.obj.initial {
				continue
			}
		}
		sub := f.copy(f.st.load(r), depth+1, append(seen[:len(seen):len(seen)], r.obj))
		if r.obj.port.kind == noPort && sub != nil && !sub.fresh && sub.labels.hasPort() {
			c := *sub
			c.fresh = true
			sub = &c
		}
		out = merge(out, sub)
	}
	return out
}

func contains(os []*object, o *object) bool {
	for _, x := range os {
		if x == o {
			return true
		}
	}
	return false
}

// val returns the node of an operand.
func (f *frame) val(v ssa.Value) *node {
	switch v := v.(type) {
	case *ssa.Const:
		return f.constant(v)
	case *ssa.Function:
		return &node{fns: []*closure{{fn: v}}}
	case *ssa.Global:
		return &node{refs: []loc{{obj: f.global(v)}}}
	case *ssa.Builtin:
		return nil
	}
	return f.env[v]
}

// global returns the object of a package variable.
func (f *frame) global(g *ssa.Global) *object {
	if o := f.byValue[g]; o != nil {
		return o
	}
	o := f.object(g, f.engine.readGlobal(g))
	o.port = port{kind: globalPort}
	return o
}

// places returns the places that an operand points to. A value that came without
// any, such as a pointer inside a decoded struct, gets an object of its own.
func (f *frame) places(v ssa.Value) []loc {
	n := f.val(v)
	if n != nil && len(n.refs) > 0 {
		return n.refs
	}
	if n == nil {
		if c, ok := v.(*ssa.Const); ok && c.IsNil() {
			return nil
		}
	}
	var initial *node
	if n != nil {
		c := *n
		c.dyn, c.fns = nil, nil
		initial = &c
	}
	o := f.object(v, initial)
	if o.initial != initial && initial != nil {
		m := merge(o.initial, initial)
		if m != o.initial && !equal(m, o.initial) {
			o.initial = m
			f.st.set(o, merge(f.st.get(o), m))
		}
	}
	return []loc{{obj: o}}
}

// read loads what a set of places holds. A reference that is stored in place, with
// no object of its own, refers to that place.
func (f *frame) read(locs []loc, t types.Type) *node {
	var out *node
	ref := pointsTo(t) && !isInterface(t)
	for _, l := range locs {
		n := f.st.load(l)
		if n == nil {
			continue
		}
		if ref && (len(n.labels) > 0 || len(n.kids) > 0 || n.unknown) {
			// The content stays where it is; the value refers to it.
			n = &node{refs: unionRefs(n.refs, []loc{l}), dyn: n.dyn, fns: n.fns}
		}
		out = merge(out, n)
	}
	return out
}

// put writes to a set of places.
func (f *frame) put(locs []loc, v *node) {
	strong := len(locs) == 1 && !f.weak
	for _, l := range locs {
		f.st.store(l, v, strong)
	}
}

// placed gives a computed value of a reference type an object of its own, so that
// it can be written through.
func (f *frame) placed(at any, n *node, t types.Type) *node {
	if !pointsTo(t) || n == nil {
		return n
	}
	if len(n.labels) == 0 && len(n.kids) == 0 && !n.unknown && !n.literal {
		return n // a plain reference, or nil
	}
	content := &node{labels: n.labels, kids: n.kids, unknown: n.unknown, literal: n.literal}
	o := f.object(at, content)
	if f.weak {
		content = merge(f.st.get(o), content)
	}
	f.st.set(o, content)
	return &node{refs: unionRefs(n.refs, []loc{{obj: o}}), fns: n.fns, dyn: n.dyn}
}

// pointee merges all that a value points to, and what it holds in place.
func (f *frame) pointee(n *node) *node {
	if n == nil {
		return nil
	}
	if len(n.refs) == 0 {
		return n
	}
	var out *node
	for _, r := range n.refs {
		m := f.st.load(r)
		if out != nil {
			f.work += m.weight()
		}
		out = merge(out, m)
	}
	if len(n.labels) > 0 || len(n.kids) > 0 || n.unknown {
		c := *n
		c.refs = nil
		out = merge(out, &c)
	}
	return out
}

// flatten returns every label in and below a value.
func (f *frame) flatten(n *node) labels {
	if n == nil || len(n.refs) == 0 && len(n.kids) == 0 {
		return n.safeLabels()
	}
	w := &flattener{frame: f}
	w.visit(n, 0)
	return w.out
}

// A flattener visits every place once: memory may be a graph.
type flattener struct {
	*frame
	out  labels
	seen []loc
}

// maxPlaces bounds the places that one value is followed to.
const maxPlaces = 128

func (w *flattener) visit(n *node, depth int) {
	if n == nil || depth > 2*maxPath {
		return
	}
	w.out = w.out.union(n.labels)
	for _, k := range n.kids {
		w.visit(k.node, depth+1)
	}
	for _, r := range n.refs {
		if len(w.seen) < maxPlaces && !slices.Contains(w.seen, r) {
			w.seen = append(w.seen, r)
			w.visit(w.st.load(r), depth+1)
		}
	}
}

// unknownDeep reports whether a value, or what it points to, came from where the
// engine cannot see.
func (f *frame) unknownDeep(n *node) bool {
	if n == nil {
		return false
	}
	if n.isUnknown() {
		return true
	}
	for _, r := range n.refs {
		if c := f.st.load(r); c.isUnknown() {
			return true
		}
	}
	return false
}

// follow goes along a path from a value, through memory where a step needs it.
func (f *frame) follow(n *node, p path) *node {
	for _, s := range p.steps() {
		n = f.pointee(n).member(s)
		if n == nil {
			return nil
		}
	}
	return n
}

// pos returns an instruction's position as text, or the function's if it has none.
func (f *frame) pos(p token.Pos) position {
	if !p.IsValid() {
		p = f.fn.Pos()
	}
	return f.engine.position(p)
}
