package taint

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/leakvet/leakvet/rules"
	"github.com/leakvet/leakvet/rules/secretname"
)

// sinksOf reports the arguments that reach the sinks of an entry.
func (f *frame) sinksOf(c *callSite, e *entry) {
	if e == nil {
		return
	}
	for _, s := range e.sinks {
		f.sink(c, s)
	}
}

func (f *frame) sink(c *callSite, s *rules.Sink) {
	if s.Callback != nil {
		return // see resultSinksOf
	}
	if s.NameArg != nil && !f.namedLike(c, *s.NameArg, s.Names) {
		return
	}
	ref := sinkRef{kind: s.Kind, name: c.name, cap: parseLevel(s.Confidence, high), severity: s.Severity, carrier: c.recvVal == nil && carrierKind(s.Kind) && makesValue(c.sig)}
	if s.ModeArg != nil && ref.cap < medium && othersRead(c, *s.ModeArg) {
		ref.cap = medium
		ref.open = true
	}
	if s.Kind == "file" && c.recvVal != nil {
		if name, ok := stdStream(c.recvVal); ok {
			ref = sinkRef{kind: "stdout", name: name, cap: high}
		}
	}
	v := via{format: s.Format}
	for _, p := range s.Args {
		switch p.Kind {
		case rules.Receiver:
			if c.recvVal != nil {
				f.reachSink(c.recv, c.recvVal.Type(), ref, v, c.instr.Pos())
			}
		case rules.Arg:
			if p.Index < len(c.args) {
				f.sinkArg(c, p.Index, ref, v, s)
			}
		case rules.AllArgs:
			for i := range c.args {
				f.sinkArg(c, i, ref, v, s)
			}
		}
	}
}

// othersRead reports whether a constant argument is a file mode that lets others than
// the owner read the file.
func othersRead(c *callSite, arg int) bool {
	if arg >= len(c.argVals) {
		return false
	}
	k, ok := c.argVals[arg].(*ssa.Const)
	if !ok || k.Value == nil || k.Value.Kind() != constant.Int {
		return false
	}
	mode, exact := constant.Int64Val(k.Value)
	return exact && mode&0o044 != 0
}

// makesValue reports whether a function is a constructor, not an operation.
func makesValue(sig *types.Signature) bool {
	for v := range sig.Results().Variables() {
		if !isErrorType(v.Type()) && carries(v.Type()) && !isScalar(v.Type()) {
			return true
		}
	}
	return false
}

// carrierKind reports whether sinks of a kind make messages that are sent later.
func carrierKind(kind string) bool {
	k, _ := rules.SinkKindByID(kind)
	return k.Rule == "promptleak" || k.Rule == "replayleak"
}

func (f *frame) sinkArg(c *callSite, i int, ref sinkRef, v via, s *rules.Sink) {
	if s.FormatArg != nil && v.format == rules.FormatPrintf {
		f.printfArgs(c, *s.FormatArg, i, func(n *node, t types.Type, v via) {
			f.reachSink(n, t, ref, v, c.instr.Pos())
		})
		return
	}
	f.eachArg(c, i, func(n *node, t types.Type) { f.reachSink(n, t, ref, v, c.instr.Pos()) })
}

// eachArg calls do with an argument, or for a variadic one with each value in it.
func (f *frame) eachArg(c *callSite, i int, do func(*node, types.Type)) {
	st, ok := under(c.argTypes[i]).(*types.Slice)
	if !c.sig.Variadic() || i != c.sig.Params().Len()-1 || !ok || isByteOrRune(st.Elem()) {
		do(c.args[i], c.argTypes[i])
		return
	}
	content := f.pointee(c.args[i])
	if content == nil {
		return
	}
	for _, k := range content.kids {
		do(k.node, st.Elem())
	}
	if len(content.labels) > 0 || content.unknown {
		rest := *content
		rest.kids = nil
		do((&rest).member("[]"), st.Elem())
	}
}

// printfArgs calls do with each value that argument i of a printf-like call holds
// and the verb that it is printed with.
func (f *frame) printfArgs(c *callSite, formatArg, i int, do func(*node, types.Type, via)) {
	if i == formatArg {
		do(c.args[i], c.argTypes[i], via{format: rules.FormatString})
		return
	}
	if i < formatArg {
		do(c.args[i], c.argTypes[i], via{format: rules.FormatPrint})
		return
	}
	verbs, known := f.verbs(c, formatArg)
	variadic := c.sig.Variadic() && i == c.sig.Params().Len()-1
	if !variadic {
		do(c.args[i], c.argTypes[i], via{format: rules.FormatPrint})
		return
	}
	content := f.pointee(c.args[i])
	if content == nil {
		return
	}
	for _, k := range content.kids {
		idx, err := strconv.Atoi(strings.Trim(k.step, "[]"))
		verb := byte('v')
		if err == nil && known {
			if idx >= len(verbs) {
				verb = 'v' // printed as %!(EXTRA …)
			} else if verb = verbs[idx]; verb == 0 {
				continue // skipped by an explicit index
			}
		}
		do(k.node, anyType, via{format: rules.FormatPrintf, verb: verb})
	}
	if len(content.labels) > 0 || content.unknown {
		// Forwarded: args... of our own caller.
		rest := *content
		rest.kids = nil
		do((&rest).member("[]"), anyType, via{format: rules.FormatPrintf, verb: 'v'})
	}
}

// namedLike reports whether a constant argument has one of the words in it.
func (f *frame) namedLike(c *callSite, arg int, words []string) bool {
	if arg >= len(c.argVals) {
		return false
	}
	s, ok := constString(c.argVals[arg])
	if !ok {
		return false
	}
	for _, w := range secretname.Split(s) {
		for _, x := range words {
			if w == x {
				return true
			}
		}
	}
	return false
}

// panicSink is what panic does with its argument.
var panicSink = sinkRef{kind: "panic", name: "panic", cap: high}

// reachSink reports what a value lets out at a sink.
func (f *frame) reachSink(n *node, t types.Type, s sinkRef, v via, pos token.Pos) {
	if n == nil {
		return
	}
	f.printPos = pos
	f.printsError = isErrorType(t) || slices.ContainsFunc(n.dyn, isErrorType)
	f.report(f.print(n, t, v, true), s, v, pos, s.name)
	f.printsError = false
}

// report turns the labels that reach a sink into findings and uses.
func (f *frame) report(ls labels, s sinkRef, v via, pos token.Pos, through string) {
	reported := false
	for _, l := range ls {
		if l.src != nil {
			if f.found(l, s, pos, through) >= medium {
				reported = true
			}
		}
	}
	if reported {
		return // the callers need not hear of it again
	}
	for _, l := range ls {
		if l.src != nil || l.port.kind == globalPort {
			continue
		}
		lv := l.via
		if lv == (via{}) {
			lv = v
			if v.format == rules.FormatString || v.format == rules.FormatPrint {
				lv = via{format: v.format, verb: v.verb, typed: v.typed}
			}
		}
		k := useKey{l.port, lv, s}
		if f.useAt[k] || len(f.sum.uses) >= maxUses {
			continue
		}
		f.useAt[k] = true
		t := l.trace
		if through == s.name { // else the steps to the sink are in the trace
			t = &trace{pos: f.pos(pos), text: "reaches " + s.name, prev: t}
		}
		f.sum.uses = append(f.sum.uses, use{port: l.port, via: lv, sink: s, trace: t, at: pos})
	}
}

// maxUses bounds the sinks that one function's summary lists.
const maxUses = 40
