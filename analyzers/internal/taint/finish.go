package taint

import "golang.org/x/tools/go/ssa"

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
