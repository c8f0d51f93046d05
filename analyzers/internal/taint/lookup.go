package taint

import (
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/leakvet/leakvet/rules"
)

// A lookup by name (os.Getenv) yields a credential if the name says so. In a project's
// own helper, getenv(key, fallback), the name is known to the callers only: the
// helper's result then carries "what is called as this input says".

// namedFormat is how such a result relates to the input that is the name.
const namedFormat rules.Format = "named"

// namedLater leaves it to the callers what a lookup yields.
func (f *frame) namedLater(c *callSite, arg int, rs []*node) {
	if arg >= len(c.args) || c.args[arg] == nil {
		return
	}
	if _, isSum := c.argVals[arg].(*ssa.BinOp); isSum {
		return // only a part of the name is known to the callers
	}
	var ls labels
	for _, l := range c.args[arg].labels {
		if l.isInput() && l.port.kind == paramPort && l.port.path == "" {
			ls = append(ls, &label{origin: l.text(via{format: namedFormat})})
		}
	}
	for i := range rs {
		if t := c.sig.Results().At(i).Type(); f.carries(t) && !isErrorType(t) {
			rs[i] = rs[i].add(ls)
		}
	}
}

// named is what a lookup in the callee yields under the name that is given here.
func (a *application) named(o *origin) labels {
	i := o.port.index
	if i < len(a.vals) {
		if name, ok := constName(a.vals[i]); ok {
			n, ok := a.ix.classifyKey(name)
			if !ok {
				return nil
			}
			return labels{a.source(n.Noun+" from "+a.callee+"("+quote(name)+")", a.frame.pos(a.pos), high).label()}
		}
	}
	if i >= len(a.args) || a.args[i] == nil {
		return nil
	}
	var ls labels
	for _, l := range a.args[i].labels {
		if l.isInput() && l.port.kind == paramPort && l.port.path == "" {
			ls = append(ls, &label{origin: l.text(via{format: namedFormat})})
		}
	}
	return ls
}

// constName is a constant name, or the end of one that is put together here:
// prefix + "_API_KEY".
func constName(v ssa.Value) (string, bool) {
	if b, ok := v.(*ssa.BinOp); ok && b.Op == token.ADD {
		return constName(b.Y)
	}
	return constString(v)
}
