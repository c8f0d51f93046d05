package taint

import (
	"go/types"
	gopath "path"
	"strings"

	"github.com/leakvet/leakvet/rules"
)

// convention treats the method of an interface that is shaped like a logger as a
// log, where neither a model nor an implementation says what it does.
func (f *frame) convention(c *callSite) {
	name := c.common.Method.Name()
	iface := namedOf(c.common.Value.Type())
	if iface == nil || !strings.Contains(strings.ToLower(iface.Obj().Name()), "log") {
		return
	}
	if !logVerbs[logVerb(name)] {
		return
	}
	f.logged(c, name)
}

// logVerb is the name of a logger's method without what it says of its arguments.
func logVerb(name string) string {
	for _, end := range []string{"Context", "Ctx", "f", "w", "ln", "S"} {
		name = strings.TrimSuffix(name, end)
	}
	return name
}

// library treats a function of another module's logger as a log, where no model says what
// it does: what WithField is given is printed sooner or later.
func (f *frame) library(c *callSite, obj *types.Func) {
	if !logVerbs[logVerb(obj.Name())] && !logAdds[obj.Name()] || !isLogger(obj) || !f.engine.foreignFunc(obj) {
		return
	}
	f.logged(c, obj.Name())
}

// isLogger reports whether a function is a logging library's: its package is called so,
// and it is no method or one of a logger, or of an entry of a log.
func isLogger(obj *types.Func) bool {
	if obj.Pkg() == nil || !strings.HasSuffix(gopath.Base(rules.StripMajor(obj.Pkg().Path())), "log") && !logPackages[obj.Pkg().Name()] {
		return false
	}
	recv := obj.Signature().Recv()
	if recv == nil {
		return true
	}
	t := namedOf(recv.Type())
	if t == nil {
		return false
	}
	name := strings.ToLower(t.Obj().Name())
	return strings.Contains(name, "log") || strings.HasSuffix(name, "entry")
}

var (
	logPackages = wordSet(`log logs logger logging logx`)
	// logAdds are the names of methods that add values to what is logged later.
	logAdds = map[string]bool{"WithField": true, "WithFields": true, "WithValues": true, "WithError": true, "With": true}
)

// logged reports the arguments of a call that is taken for one of a logger.
func (f *frame) logged(c *callSite, name string) {
	ref := sinkRef{kind: "log", name: c.name, cap: medium}
	v := via{format: rules.FormatPrint}
	for i := range c.args {
		if strings.HasSuffix(name, "f") && f.formatIndex(c) >= 0 {
			f.printfArgs(c, f.formatIndex(c), i, func(n *node, t types.Type, v via) { f.reachSink(n, t, ref, v, c.instr.Pos()) })
			continue
		}
		f.reachSink(c.args[i], c.argTypes[i], ref, v, c.instr.Pos())
	}
}

// formatIndex is the position of the last string before the variadic argument.
func (f *frame) formatIndex(c *callSite) int {
	i := c.sig.Params().Len() - 2
	if c.sig.Variadic() && i >= 0 && isText(c.sig.Params().At(i).Type()) {
		return i
	}
	return -1
}

var logVerbs = map[string]bool{
	"Debug": true, "Info": true, "Warn": true, "Warning": true, "Error": true, "Fatal": true, "Panic": true, "Trace": true, "Notice": true,
	"Critical": true, "Print": true, "Log": true, "Output": true,
}
