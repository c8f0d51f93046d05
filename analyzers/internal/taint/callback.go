package taint

import (
	"github.com/leakvet/leakvet/rules"
)

// isCallback recognises "arg0()".
func isCallback(port rules.Port) bool { return len(port.Path) > 0 && port.Path[0] == "()" }

// eachCallback calls the functions that an argument may be with what they are given, on
// top of what is not known of it, and hands on their results.
func (f *frame) eachCallback(c *callSite, i int, given *node, do func([]*node)) {
	if i >= len(c.args) || c.args[i] == nil {
		return
	}
	for _, cl := range c.args[i].fns {
		if cl.fn == nil {
			continue
		}
		args := make([]*node, len(cl.fn.Params))
		for j, p := range cl.fn.Params {
			if f.carries(p.Type()) {
				args[j] = f.placed(callKey{c.instr, -1 - len(args) - j}, merge(&node{unknown: true}, given), p.Type())
			}
		}
		do(f.callValue(&node{fns: []*closure{cl}}, args, c.instr.Pos(), 1))
	}
}
