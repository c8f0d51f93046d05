package taint

import (
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/leakvet/leakvet/rules"
)

// deliver puts what came in to one output.
func (f *frame) deliver(c *callSite, port rules.Port, in, whole *node, isCopy bool, rs []*node) {
	set := func(i int) {
		t := c.sig.Results().At(i).Type()
		if !f.carries(t) {
			return
		}
		n := in
		if isCopy && (refers(t) || !isScalar(t)) && !isErrorType(t) {
			n = whole
		}
		switch {
		case len(port.Path) > 0 && isScalar(t): // strings.Cut's "before"
			if f.namesFirst(c, port) {
				return
			}
			n = in
		case len(port.Path) > 0:
			n = (*node)(nil).with(f.portPath(c, port), in, true)
			if f.namesFirst(c, port) {
				n = n.with(path("").add("[0]"), nil, true)
			}
		}
		rs[i] = merge(rs[i], n)
	}
	into := func(dst *node, at ssa.Value, v *node) {
		if dst == nil {
			return
		}
		p := f.portPath(c, port)
		if len(p) == 0 {
			f.writerSinks(c.instr.Pos(), dst, at, v)
			if f.writesToSlot(dst, at) {
				return
			}
		}
		for _, r := range dst.refs {
			l := loc{r.obj, r.path}
			for _, s := range p.steps() {
				l.path = l.path.add(s)
			}
			f.st.store(l, v, len(p) > 0 && len(dst.refs) == 1 && port.Path[len(port.Path)-1] != keysStep)
		}
	}
	switch port.Kind {
	case rules.AllResult:
		for i := range rs {
			set(i)
		}
	case rules.ResultAt:
		if port.Index < len(rs) {
			set(port.Index)
		}
	case rules.Receiver:
		if c.recvVal != nil {
			into(f.withPlaces(c.recv, c.recvVal), c.recvVal, in)
		}
	case rules.Arg:
		if port.Index >= len(c.args) {
			return
		}
		if isCallback(port) {
			if isCopy {
				in = whole // the fields of an element stay apart
			}
			f.eachCallback(c, port, in, func([]*node) {})
			return
		}
		if i := port.Index; c.sig.Variadic() && i == c.sig.Params().Len()-1 && len(port.Path) == 0 {
			// Scan(&a, &b) writes to a and b, and not to the list of their addresses.
			for _, v := range listed(c.argVals[i]) {
				into(f.withPlaces(f.val(v), v), v, in)
			}
		}
		into(f.withPlaces(c.args[port.Index], c.argVals[port.Index]), c.argVals[port.Index], in)
	case rules.AllArgs:
		for i := range c.args {
			into(f.withPlaces(c.args[i], c.argVals[i]), c.argVals[i], in)
		}
	}
}

// followPort goes along the path of a port from an input.
func (f *frame) followPort(c *callSite, n *node, port rules.Port) *node {
	if len(port.Path) == 0 {
		return n
	}
	return f.follow(n, f.portPath(c, port))
}

// portPath is a port's path with "[argN]" replaced by the constant argument N.
func (f *frame) portPath(c *callSite, port rules.Port) path {
	var p path
	for _, s := range port.Path {
		if strings.HasPrefix(s, "[tail ") {
			s = "[]"
		}
		if i, ok := argStep(s); ok {
			s = "[]"
			if i < len(c.argVals) {
				s = f.indexStep(c.argVals[i])
			}
		}
		p = p.add(s)
	}
	return p
}

func argStep(s string) (int, bool) {
	if len(s) != len("[arg0]") || s[:4] != "[arg" || s[4] < '0' || s[4] > '9' {
		return 0, false
	}
	return int(s[4] - '0'), true
}

// namesFirst reports whether the first element of a split is a name: the constant
// separator stands between a name and its value.
func (f *frame) namesFirst(c *callSite, port rules.Port) bool {
	rest, ok := strings.CutPrefix(port.Path[len(port.Path)-1], "[tail ")
	if !ok {
		return false
	}
	i, ok := argStep("[" + rest)
	if !ok || i >= len(c.argVals) {
		return false
	}
	sep, ok := constString(c.argVals[i])
	return ok && (sep == " " || sep == "=" || sep == ":" || sep == "://")
}

// cloned copies a value with the memory behind it.
func (f *frame) cloned(n *node) *node {
	if n == nil {
		return nil
	}
	c := f.snapshot(f.pointee(n))
	if c == nil {
		return nil
	}
	x := *c
	x.dyn, x.fresh = n.dyn, x.labels.hasPort()
	return &x
}
