package taint

func (f *frame) applyWrites(sum *summary, a *application) {
	if len(sum.writes) == 0 {
		return
	}
	// What the callee saw is the memory before any of its writes.
	before := f.st.clone()
	a.frozen = make(map[*origin]*node)
	defer func() { a.frozen = nil }()
	f.applyWriters(sum, a)
	for _, w := range sum.writes {
		var base *node
		switch w.port.kind {
		case paramPort:
			if w.port.index < len(a.args) {
				base = a.args[w.port.index]
			}
		case freePort:
			if w.port.index < len(a.bindings) {
				base = a.bindings[w.port.index]
			}
		}
		if base == nil || len(base.refs) == 0 {
			continue
		}
		u := &updater{application: a, before: before, strong: len(base.refs) == 1 && !f.weak}
		for _, l := range base.refs {
			u.update(l, w.node, w.port, 0)
		}
	}
}

// applyWriters reports what the callee writes to a writer that it was given: a
// response, standard error.
func (f *frame) applyWriters(sum *summary, a *application) {
	for _, w := range sum.writes {
		if w.port.kind != paramPort || w.port.index >= len(a.vals) || w.port.index >= len(a.args) || w.node == nil {
			continue
		}
		v := a.vals[w.port.index]
		if !isInterface(v.Type()) && f.writeEntry(v.Type()) == nil {
			continue
		}
		if ts := paramTypes(a.sig); w.port.index < len(ts) && f.writeEntry(ts[w.port.index]) != nil {
			continue // the callee knew what it writes to
		}
		self := f.inputOrigin(w.port)
		more := w.node.labels.each(func(l *label) *label {
			if l.origin == self {
				return nil
			}
			return l
		})
		if len(more) > 0 {
			data := a.subst(&node{labels: more}, 0)
			f.writerSinks(a.pos, a.args[w.port.index], v, labelled(f.flatten(data)))
		}
	}
}

// An updater carries a callee's writes over into the caller's memory.
type updater struct {
	*application
	before *state
	strong bool
}

// update writes what the callee left at one of its ports to a place. Where the
// callee left the value as it was, only members that it wrote are written, through
// whatever pointers the caller has there.
func (u *updater) update(l loc, w *node, p port, depth int) {
	u.work++
	if depth > maxPath {
		return
	}
	if w == nil || !w.labels.has(u.inputOrigin(p)) {
		after := u.st
		u.st = u.before
		v := u.subst(w, 0)
		u.st = after
		u.put2(l, v)
		return
	}
	if more := w.labels.each(func(x *label) *label {
		if x.origin == u.inputOrigin(p) {
			return nil
		}
		return x
	}); len(more) > 0 {
		after := u.st
		u.st = u.before
		v := u.subst(&node{labels: more}, 0)
		u.st = after
		u.st.store(l, merge(u.st.load(l), v), true)
	}
	targets := []loc{l}
	if cur := u.st.load(l); cur != nil && len(cur.refs) > 0 && len(w.kids) > 0 {
		targets = cur.refs
	}
	for _, k := range w.kids {
		q := p
		q.path = p.path.add(k.step)
		for _, t := range targets {
			strong := u.strong
			u.strong = strong && len(targets) == 1
			u.update(loc{t.obj, t.path.add(k.step)}, k.node, q, depth+1)
			u.strong = strong
		}
	}
}

func (u *updater) put2(l loc, v *node) {
	u.work += v.weight() + u.st.get(l.obj).weight()
	u.st.store(l, v, u.strong)
}
