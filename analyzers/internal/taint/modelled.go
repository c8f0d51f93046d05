package taint

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/leakvet/leakvet/rules"
)

// modelled runs a call as the models describe it.
func (f *frame) modelled(c *callSite, e *entry, obj *types.Func) []*node {
	rs := make([]*node, c.sig.Results().Len())
	for _, s := range e.sanitizers {
		f.sanitize(c, s, rs)
	}
	if len(e.sanitizers)+len(e.propagators) == 0 { // a slot's results are its own
		for i := range rs {
			if f.carries(c.sig.Results().At(i).Type()) {
				rs[i] = &node{unknown: true}
			}
		}
	}
	if !f.urlErrorCall(c, rs) {
		for _, p := range e.propagators {
			f.propagate(c, p, rs)
		}
	}
	for _, s := range e.sources {
		f.sourceCall(c, s, rs)
	}
	f.callbacks(c)
	return rs
}

func (f *frame) sanitize(c *callSite, s *rules.Sanitizer, rs []*node) {
	if len(s.Cleans) > 0 {
		for _, p := range s.Cleans {
			f.clean(c, p)
		}
		return
	}
	if len(s.Args) > 0 {
		for _, i := range s.Args {
			if i < len(c.args) && c.args[i] != nil {
				f.put(c.args[i].refs, nil)
			}
		}
		return
	}
	if s.What == "unrelated" {
		for i := range rs {
			if f.carries(c.sig.Results().At(i).Type()) {
				rs[i] = &node{unknown: true}
			}
		}
	}
}

// clean removes what a port holds.
func (f *frame) clean(c *callSite, port rules.Port) {
	var dst *node
	switch {
	case port.Kind == rules.Receiver && c.recvVal != nil:
		dst = f.withPlaces(c.recv, c.recvVal)
	case port.Kind == rules.Arg && port.Index < len(c.args):
		dst = f.withPlaces(c.args[port.Index], c.argVals[port.Index])
	}
	if dst == nil {
		return
	}
	steps := f.portPath(c, port).steps()
	for _, l := range dst.refs {
		for i, s := range steps {
			if s == "[]" && i == len(steps)-1 {
				f.st.store(loc{l.obj, l.path.add(scrubStep)}, &node{literal: true}, true)
				l.obj = nil
				break
			}
			l.path = l.path.add(s)
		}
		if l.obj != nil {
			f.st.store(l, nil, len(dst.refs) == 1)
		}
	}
}

func (f *frame) sourceCall(c *callSite, s *rules.Source, rs []*node) {
	what := s.What
	if s.NameArg != nil {
		if *s.NameArg >= len(c.argVals) {
			return
		}
		name, ok := constName(c.argVals[*s.NameArg])
		if !ok {
			f.namedLater(c, *s.NameArg, rs)
			return
		}
		n, ok := f.ix.classifyKey(name)
		if !ok {
			return
		}
		what = n.Noun + " from " + c.name + "(" + quote(name) + ")"
	} else {
		what = orElse(what, "credential") + " from " + c.name
	}
	src := f.source(what, f.pos(c.instr.Pos()), parseLevel(s.Confidence, high))
	for _, i := range s.Out {
		if i < len(c.args) && c.args[i] != nil {
			for _, r := range c.args[i].refs {
				f.st.store(r, f.st.load(r).add(labels{(src).label()}), true)
			}
		}
	}
	if len(s.Out) > 0 && len(s.Results) == 0 {
		return
	}
	for i := range rs {
		t := c.sig.Results().At(i).Type()
		if len(s.Results) > 0 && !slices.Contains(s.Results, i) || !f.carries(t) || isErrorType(t) {
			continue
		}
		rs[i] = rs[i].add(labels{(src).label()})
	}
}

// propagate copies inputs to outputs.
func (f *frame) propagate(c *callSite, p *rules.Propagator, rs []*node) {
	var in *node
	var whole *node // an input as it is, for "copy"
	add := func(n *node, t types.Type, port rules.Port) {
		n = f.followPort(c, n, port)
		if n == nil {
			return
		}
		if p.Format == rules.FormatClone {
			whole = merge(whole, f.cloned(n))
			in = merge(in, f.text(n))
			return
		}
		if p.Format == rules.FormatCopy {
			whole = merge(whole, n)
			in = merge(in, f.text(n))
			return
		}
		if len(port.Path) > 0 {
			if t = typeAt(t, f.portPath(c, port)); t == nil {
				t = anyType
			}
		}
		f.printPos = c.instr.Pos()
		ls := f.print(n, t, via{format: p.Format}, true)
		in = merge(in, &node{labels: ls, unknown: f.unknownDeep(n)})
	}
	for _, port := range p.From {
		switch port.Kind {
		case rules.Receiver:
			if c.recvVal != nil {
				add(c.recv, c.recvVal.Type(), port)
			}
		case rules.Arg:
			switch {
			case isCallback(port):
				f.eachCallback(c, port, nil, func(rs []*node) {
					for _, r := range rs {
						whole, in = merge(whole, r), merge(in, f.text(r))
					}
				})
			case port.Index < len(c.args):
				f.propagateArg(c, p, port, add)
			}
		case rules.AllArgs:
			for i := range c.args {
				f.propagateArg(c, p, rules.Port{Kind: rules.Arg, Index: i}, add)
			}
		case rules.ResultAt:
			if port.Index < len(rs) {
				// The other end of a pipe: one piece of memory behind both results.
				end := &node{refs: []loc{{obj: f.object(endsKey{c.instr}, nil)}}}
				rs[port.Index] = merge(rs[port.Index], end)
				whole = merge(whole, end)
			}
		}
	}
	if p.Without != nil && *p.Without < len(c.args) {
		in = in.without(f.flatten(c.args[*p.Without]))
		whole = whole.without(f.flatten(c.args[*p.Without]))
	}
	if in == nil && whole == nil {
		return
	}
	if p.Doubt > 0 && in != nil {
		in = &node{labels: in.labels.doubt(uint8(p.Doubt)), unknown: in.unknown}
		whole = in
	}
	f.decodedDocument(c, p)
	for _, port := range p.To {
		f.deliver(c, port, in, whole, p.Format == rules.FormatCopy || p.Format == rules.FormatClone, rs)
	}
}

// endsKey names the memory that the results of a call share.
type endsKey struct{ instr ssa.CallInstruction }

func (f *frame) propagateArg(c *callSite, p *rules.Propagator, port rules.Port, add func(*node, types.Type, rules.Port)) {
	i := port.Index
	if p.Format == rules.FormatPrintf && p.FormatArg != nil {
		f.printfArgs(c, *p.FormatArg, i, func(n *node, t types.Type, v via) {
			f.printPos = c.instr.Pos()
			ls := f.print(n, t, v, true)
			add(&node{labels: ls, unknown: f.unknownDeep(n) && v.format != rules.FormatString}, anyText, port)
		})
		return
	}
	if len(port.Path) > 0 {
		add(c.args[i], c.argTypes[i], port)
		return
	}
	f.eachArg(c, i, func(n *node, t types.Type) { add(n, t, port) })
	if p.Format != rules.FormatCopy {
		f.serialized(c, c.argVals[i], p.Format)
		return
	}
	if c.sig.Variadic() && i == c.sig.Params().Len()-1 {
		for _, v := range listed(c.argVals[i]) {
			add(f.wrappable(f.val(v), v), v.Type(), port)
		}
	}
	add(f.wrappable(c.args[i], c.argVals[i]), c.argTypes[i], port) // a list itself
}

var anyText = types.Typ[types.String]
