package taint

import (
	"go/constant"
	"go/types"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/leakvet/leakvet/rules"
	"github.com/leakvet/leakvet/rules/secretname"
)

// A callSite is one call with its operands evaluated.
type callSite struct {
	instr  ssa.CallInstruction
	common *ssa.CallCommon
	sig    *types.Signature
	// recv is the receiver (nil for a function); args are the arguments behind it.
	recv     *node
	recvVal  ssa.Value
	args     []*node
	argVals  []ssa.Value
	argTypes []types.Type
	name     string // as messages call it
}

// all returns receiver and arguments as a summary counts them.
func (c *callSite) all() ([]*node, []types.Type) {
	if c.recvVal == nil {
		return c.args, c.argTypes
	}
	return append([]*node{c.recv}, c.args...), append([]types.Type{c.recvVal.Type()}, c.argTypes...)
}

func (c *callSite) allVals() []ssa.Value {
	if c.recvVal == nil {
		return c.argVals
	}
	return append([]ssa.Value{c.recvVal}, c.argVals...)
}

// call interprets a call and returns its result, a tuple for several.
func (f *frame) call(instr ssa.CallInstruction) *node {
	common := instr.Common()
	if b, ok := common.Value.(*ssa.Builtin); ok {
		return f.builtin(instr, b, common.Args)
	}
	c := f.site(instr, common)
	var results []*node
	switch {
	case common.IsInvoke():
		results = f.invoke(c)
	default:
		results = f.callFunctions(c)
	}
	return f.pack(instr, common.Signature(), results)
}

func (f *frame) site(instr ssa.CallInstruction, common *ssa.CallCommon) *callSite {
	c := &callSite{instr: instr, common: common, sig: common.Signature()}
	args := common.Args
	switch {
	case common.IsInvoke():
		c.recvVal = common.Value
	case c.sig.Recv() != nil && len(args) > 0:
		c.recvVal = args[0]
		args = args[1:]
	}
	if c.recvVal != nil {
		c.recv = f.val(c.recvVal)
	}
	c.argVals = args
	for _, a := range args {
		c.args = append(c.args, f.val(a))
		c.argTypes = append(c.argTypes, a.Type())
	}
	f.nameConstants(c)
	return c
}

// pack makes one node of a call's results.
func (f *frame) pack(instr ssa.CallInstruction, sig *types.Signature, results []*node) *node {
	n := sig.Results().Len()
	at := func(i int) *node {
		if i >= len(results) {
			return nil
		}
		t := sig.Results().At(i).Type()
		if !f.carries(t) {
			return nil
		}
		return f.believeType(f.placed(callKey{instr, i}, f.fresh(callKey{instr, i}, results[i], t), t), t, instr.Pos())
	}
	switch n {
	case 0:
		return nil
	case 1:
		return at(0)
	}
	var out *node
	for i := range n {
		if r := at(i); r != nil {
			out = out.with(path("").add("#"+strconv.Itoa(i)), r, true)
		}
	}
	return out
}

// fresh gives a pointer or map of which nothing is known memory of its own, so that
// what is stored behind it is found again: cmd := exec.Command("x"); cmd.Env = env.
func (f *frame) fresh(at callKey, n *node, t types.Type) *node {
	if n != nil && (len(n.refs) > 0 || !n.clean()) {
		return n
	}
	switch under(t).(type) {
	case *types.Pointer, *types.Map:
	default:
		return n
	}
	o := f.object(at, nil)
	if !f.weak {
		f.st.set(o, nil)
	}
	return &node{refs: []loc{{obj: o}}}
}

type callKey struct {
	instr ssa.CallInstruction
	i     int
}

// callFunctions calls a function that is named, or that a value is known to be.
func (f *frame) callFunctions(c *callSite) []*node {
	if fn := c.common.StaticCallee(); fn != nil {
		var bindings []*node
		if mc, ok := c.common.Value.(*ssa.MakeClosure); ok {
			for _, b := range mc.Bindings {
				bindings = append(bindings, f.val(b))
			}
		}
		return f.callStatic(c, fn, bindings)
	}
	v := f.val(c.common.Value)
	if v == nil {
		return f.unknownResults(c, nil)
	}
	var out []*node
	for _, cl := range v.fns {
		if cl.fn == nil {
			args, _ := c.all()
			out = mergeResults(out, f.callValue(&node{fns: []*closure{cl}}, args, c.instr.Pos(), 1))
			continue
		}
		out = mergeResults(out, f.callStatic(c, cl.fn, cl.bindings))
	}
	for _, l := range v.labels {
		if l.isInput() && !isScalar(f.typeOfPort(l.port)) {
			snap := make([]*node, len(c.args))
			for i, x := range c.args {
				snap[i] = f.snapshot(x)
			}
			out = mergeResults(out, f.portResults(f.addCall(portCall{port: l.port, args: snap}), c.args))
		}
	}
	if len(v.fns) == 0 {
		out = mergeResults(out, f.callCarrier(c, v))
	}
	if len(v.fns) == 0 && len(out) == 0 {
		return f.unknownResults(c, nil)
	}
	return out
}

func mergeResults(a, b []*node) []*node {
	for i, r := range b {
		if i == len(a) {
			a = append(a, r)
		} else {
			a[i] = merge(a[i], r)
		}
	}
	return a
}

// callStatic calls one known function.
func (f *frame) callStatic(c *callSite, fn *ssa.Function, bindings []*node) []*node {
	if o := fn.Origin(); o != nil {
		fn = o
	}
	obj, _ := fn.Object().(*types.Func)
	c.name = f.funcName(fn)
	var e *entry
	if obj != nil {
		e = f.ix.object(obj, nil)
		f.sinksOf(c, e)
		f.sinksOfImplemented(c, obj)
	}
	if e.models() {
		return f.modelled(c, e, obj)
	}
	if e != nil && len(e.sinks) > 0 && fn.Blocks == nil {
		return f.unknownResults(c, obj) // a sink: what it returns is its own
	}
	if f.spent() {
		return f.unknownResults(c, obj)
	}
	if sum := f.summaryFor(fn); sum != nil && !sum.opaque {
		f.called[fn] = true
		args, ts := c.all()
		if e != nil && len(e.sinks) > 0 {
			sum = &summary{results: sum.results, writes: sum.writes} // reported above
		}
		rs := f.apply(sum, &application{frame: f, args: args, bindings: bindings, types: ts, vals: c.allVals(), pos: c.instr.Pos(), callee: c.name, body: within(fn, f.fn), wrapper: isWrapper(fn), foreign: fn.Blocks == nil && f.foreignFunc(obj), sig: c.sig})
		return f.unredacted(c, fn, f.believeResults(c, fn.Name(), rs))
	}
	if obj != nil && obj.Pkg() != nil && isStd(obj.Pkg().Path()) {
		f.callbacks(c)
		return f.stdResults(c)
	}
	if r, ok := f.getter(c, obj); ok {
		return []*node{r}
	}
	f.callbacks(c)
	return f.unknownResults(c, obj)
}

// believeResults adds what a function's name says of a result of unknown origin.
func (f *frame) believeResults(c *callSite, name string, rs []*node) []*node {
	if len(rs) == 0 || !f.believable(rs[0]) || c.sig.Params().Len() > 2 {
		return rs
	}
	for i := range rs {
		t := c.sig.Results().At(i).Type()
		if i > 0 || !holdsText(t) {
			break
		}
		n, ok := secretname.Classify(trimVerb(name))
		if ok && !n.NeedsContext && rs[i].unknownOnly() {
			rs = append([]*node(nil), rs...)
			rs[i] = f.tainted(rs[i], f.source(n.Noun+" from "+c.name, f.pos(c.instr.Pos()), medium), t)
		}
	}
	return rs
}

// unknownOnly reports whether nothing better than "unknown" is known.
func (n *node) unknownOnly() bool {
	return n != nil && n.unknown && len(n.labels) == 0
}

// getter reads the field that a method such as GetPassword returns, where its code
// cannot be seen: generated protocol buffers.
func (f *frame) getter(c *callSite, obj *types.Func) (*node, bool) {
	if obj == nil || c.recvVal == nil || len(c.args) > 0 || c.sig.Results().Len() != 1 {
		return nil, false
	}
	name, ok := strings.CutPrefix(obj.Name(), "Get")
	st, isStruct := under(deref(c.recvVal.Type())).(*types.Struct)
	if !ok || !isStruct {
		return nil, false
	}
	for i := range st.NumFields() {
		if fld := st.Field(i); fld.Name() == name && types.Identical(fld.Type(), c.sig.Results().At(0).Type()) {
			n := f.read(f.inside(c.recvVal, name), fld.Type())
			return f.believeField(n, deref(c.recvVal.Type()), i, c.instr.Pos(), f.pointee(c.recv)), true
		}
	}
	return nil, false
}

// trimVerb cuts Get, Load, Fetch … off a function name.
func trimVerb(name string) string {
	for _, v := range []string{"Get", "get", "Load", "load", "Fetch", "fetch", "Read", "read", "Lookup", "lookup", "Must", "must", "Resolve", "resolve", "Retrieve", "retrieve"} {
		if rest, ok := strings.CutPrefix(name, v); ok && rest != "" {
			return rest
		}
	}
	return name
}

// unknownResults are the results of a function that the engine cannot see.
func (f *frame) unknownResults(c *callSite, obj *types.Func) []*node {
	for i, a := range c.args {
		// A decoder fills what it is given a pointer to.
		if a != nil && isPointer(elemType(a, c.argTypes[i])) {
			for _, l := range a.refs {
				if cur := f.st.load(l); cur == nil || !cur.unknown {
					f.st.store(l, merge(cur, &node{unknown: true}), true)
				}
			}
		}
	}
	rs := make([]*node, c.sig.Results().Len())
	for i := range rs {
		if f.carries(c.sig.Results().At(i).Type()) {
			rs[i] = &node{unknown: true}
		}
	}
	if obj != nil {
		return f.believeResults(c, obj.Name(), rs)
	}
	return rs
}

// stdResults are the results of a function of the standard library without a
// model: they carry what went in, wherever they can.
func (f *frame) stdResults(c *callSite) []*node {
	var in *node
	args, ts := c.all()
	for _, a := range args {
		in = merge(in, f.text(a))
	}
	if in != nil && in.literal {
		cp := *in
		cp.literal = false
		in = &cp
	}
	var wrapped *node // bufio.NewWriter(w) writes to w
	for i, a := range args {
		if a != nil && refers(ts[i]) && !isBytes(ts[i]) {
			wrapped = merge(wrapped, &node{refs: a.refs, dyn: a.dyn, fns: a.fns})
		}
	}
	rs := make([]*node, c.sig.Results().Len())
	for i := range rs {
		t := c.sig.Results().At(i).Type()
		if f.carries(t) {
			rs[i] = in
			if refers(t) && !isBytes(t) && !isErrorType(t) {
				rs[i] = merge(in, wrapped)
			}
			if in == nil && len(args) == 0 {
				rs[i] = &node{unknown: true}
			}
		}
	}
	return rs
}

// callbacks runs the functions among the arguments of a call that cannot be seen,
// with arguments of unknown origin: sort.Slice, http.HandleFunc, errgroup.Go.
func (f *frame) callbacks(c *callSite) {
	for _, a := range c.args {
		if a == nil || len(a.fns) == 0 {
			continue
		}
		for _, cl := range a.fns {
			if cl.fn == nil {
				continue
			}
			args := make([]*node, len(cl.fn.Params))
			for i, p := range cl.fn.Params {
				if f.carries(p.Type()) {
					args[i] = f.placed(callKey{c.instr, -1 - i}, &node{unknown: true}, p.Type())
				}
			}
			f.callValue(&node{fns: []*closure{cl}}, args, c.instr.Pos(), 1)
		}
	}
}

// invoke calls a method of an interface.
func (f *frame) invoke(c *callSite) []*node {
	m := c.common.Method
	c.name = f.methodName(c.common)
	e := f.ix.object(m, nil)
	if e.empty() {
		e = f.ix.object(m, c.common.Value.Type())
	}
	if e.empty() && isDoer(m) {
		e = f.ix.lookup(rules.Symbol{Package: "net/http", Type: "Client", Name: "Do"})
	}
	f.sinksOf(c, e)
	if e.models() {
		return f.modelled(c, e, m)
	}
	var out []*node
	resolved := false
	for _, fn := range f.implementations(c) {
		if f.spent() {
			break
		}
		sum := f.summaryFor(fn)
		if sum == nil || sum.opaque {
			continue
		}
		resolved = true
		fe := f.ix.object(fn.Object(), nil)
		if fe.models() {
			out = mergeResults(out, f.modelled(c, fe, fn.Object().(*types.Func)))
			continue
		}
		f.sinksOf(c, fe)
		args, ts := c.all()
		out = mergeResults(out, f.apply(sum, &application{frame: f, args: args, types: ts, pos: c.instr.Pos(), callee: c.name, wrapper: isWrapper(fn), foreign: fn.Blocks == nil && f.foreign(f.position(fn.Pos())), sig: c.sig}))
	}
	if resolved {
		return f.believeResults(c, m.Name(), out)
	}
	if len(e.safeSinks()) == 0 {
		f.convention(c)
	}
	f.callbacks(c)
	if m.Name() == "Error" || m.Name() == "String" {
		return []*node{f.text(c.recv)}
	}
	if m.Pkg() == nil || isStd(m.Pkg().Path()) {
		return f.stdResults(c)
	}
	return f.unknownResults(c, m)
}

// isDoer recognises the method of a project's own interface over *http.Client.
func isDoer(m *types.Func) bool {
	sig := m.Signature()
	return m.Name() == "Do" && sig.Params().Len() == 1 && isNamed(deref(sig.Params().At(0).Type()), "net/http", "Request") &&
		sig.Results().Len() == 2 && isNamed(deref(sig.Results().At(0).Type()), "net/http", "Response")
}

func (e *entry) safeSinks() []*rules.Sink {
	if e == nil {
		return nil
	}
	return e.sinks
}

// implementations returns the methods that an interface call can reach: of the
// types that the value is known to have, else of the types of this package that
// implement the interface.
func (f *frame) implementations(c *callSite) []*ssa.Function {
	name := c.common.Method
	var types_ []types.Type
	if c.recv != nil && len(c.recv.dyn) > 0 {
		types_ = c.recv.dyn
	} else {
		types_ = f.engine.implementers(c.common.Value.Type())
	}
	var out []*ssa.Function
	for _, t := range types_ {
		if isInterface(t) {
			continue
		}
		sel := f.prog.MethodSets.MethodSet(t).Lookup(name.Pkg(), name.Name())
		if sel == nil {
			continue
		}
		if fn := f.prog.MethodValue(sel); fn != nil {
			out = append(out, fn)
		}
	}
	return out
}

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
