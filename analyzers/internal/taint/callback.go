package taint

import (
	"github.com/leakvet/leakvet/rules"
)

// isCallback recognises "arg0()", and "arg0[]()" for a map of functions.
func isCallback(port rules.Port) bool {
	return len(port.Path) > 0 && port.Path[len(port.Path)-1] == "()"
}

// eachCallback calls the functions that an argument may be with what they are given, on
// top of what is not known of it, and hands on their results.
func (f *frame) eachCallback(c *callSite, port rules.Port, given *node, do func([]*node)) {
	if port.Index >= len(c.args) {
		return
	}
	port.Path = port.Path[:len(port.Path)-1]
	fn := f.followPort(c, c.args[port.Index], port)
	if fn == nil {
		return
	}
	for _, cl := range fn.fns {
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
