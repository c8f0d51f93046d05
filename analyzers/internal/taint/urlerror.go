package taint

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// The errors of an HTTP client are *url.Error and quote the URL, with the key in its
// query. The usual repair finds the *url.Error and takes its URL out, or what it wraps:
// the URL of an error is therefore kept as a member of its own.

// quotedURL is the member of an error that holds the URL which it quotes: the field of
// *url.Error.
const quotedURL = "URL"

func isURLError(t types.Type) bool { return isPointer(t) && isNamed(deref(t), "net/url", "Error") }

// quoted is the URL that an error quotes.
func (n *node) quoted() *node {
	if n == nil {
		return nil
	}
	if i, ok := n.find(quotedURL); ok {
		return n.kids[i].node
	}
	return nil
}

// unquoted is an error without the URL that it quotes.
func (f *frame) unquoted(n *node) *node {
	c := f.pointee(n)
	if c == nil {
		return nil
	}
	c = c.with(path("").add(quotedURL), nil, true)
	x := *c
	x.dyn, x.fresh = n.dyn, x.labels.hasPort()
	return &x
}

// shortened reports whether a URL has lost its query or its user information: whoever
// takes one out knows where the secret is.
func (f *frame) shortened(n *node, t types.Type) bool {
	if !isNamed(deref(t), "net/url", "URL") {
		return false
	}
	c := f.pointee(n)
	if c == nil {
		return false
	}
	for _, part := range []string{"RawQuery", "User"} {
		if i, ok := c.find(part); ok && len(f.flatten(c.kids[i].node)) == 0 && !c.kids[i].node.isUnknown() {
			return true
		}
	}
	return false
}

// shortURL are the results of a method of a shortened URL.
func (f *frame) shortURL(c *callSite, rs []*node) *node {
	for i, r := range rs {
		if r != nil {
			rs[i] = &node{labels: f.flatten(r).doubt(maxDoubt), unknown: r.unknown}
		}
	}
	return f.pack(c.instr, c.sig, rs)
}

// isUnquoted reports whether the URL is known to be gone from an error that came in.
func isUnquoted(n *node) bool {
	if n == nil || !n.labels.hasPort() {
		return false
	}
	i, ok := n.find(quotedURL)
	return ok && n.kids[i].node.clean()
}

// shared is the memory of an error, which a *url.Error found in it refers to as well.
func (f *frame) shared(at any, v ssa.Value) []loc {
	n := f.val(v)
	if n == nil || len(n.refs) > 0 {
		return n.safeRefs()
	}
	content := *n
	content.dyn, content.fresh = nil, n.labels.hasPort()
	refs := []loc{{obj: f.hold(at, &content)}}
	if a, ok := variableOf(v).(*ssa.Alloc); ok {
		f.put(f.places(a), &node{refs: refs, dyn: n.dyn})
	}
	return refs
}

// hold gives a value memory of its own.
func (f *frame) hold(at any, content *node) *object {
	o := f.object(at, nil)
	if f.weak {
		content = merge(f.st.get(o), content)
	}
	f.st.set(o, content)
	return o
}

func (n *node) safeRefs() []loc {
	if n == nil {
		return nil
	}
	return n.refs
}

// urlErrorCall runs the calls that look into an error. With errors.As and a **url.Error
// the target and the error in which it was found are one from here on.
func (f *frame) urlErrorCall(c *callSite, rs []*node) bool {
	if unwrapsError(c.common) {
		rs[0] = f.unquoted(c.args[0])
		return true
	}
	if !asksForURLError(c.common) {
		return false
	}
	refs := f.shared(callKey{c.instr, -1}, c.argVals[0])
	for _, l := range f.withPlaces(c.args[1], c.argVals[1]).refs {
		f.st.store(l, &node{refs: refs}, true)
	}
	return len(refs) > 0
}

// asksForURLError recognises errors.As(err, &urlError), of any package of errors.
func asksForURLError(c *ssa.CallCommon) bool {
	fn := c.StaticCallee()
	if fn == nil || fn.Name() != "As" || len(c.Args) != 2 || !isErrorType(c.Args[0].Type()) {
		return false
	}
	m, ok := c.Args[1].(*ssa.MakeInterface)
	return ok && isPointer(m.X.Type()) && isURLError(deref(m.X.Type()))
}

// unwrapsError recognises errors.Unwrap, of any package of errors.
func unwrapsError(c *ssa.CallCommon) bool {
	fn := c.StaticCallee()
	return fn != nil && fn.Name() == "Unwrap" && fn.Signature.Recv() == nil && len(c.Args) == 1 && isErrorType(c.Args[0].Type())
}

// noURLError takes the URL out of an error, on the side of a branch on which it has been
// found not to be a *url.Error.
func (f *frame) noURLError(cond ssa.Value) {
	var err ssa.Value
	switch c := assigned(cond).(type) {
	case *ssa.Extract:
		a, ok := c.Tuple.(*ssa.TypeAssert)
		if !ok || c.Index != 1 || !isURLError(a.AssertedType) {
			return
		}
		err = a.X
	case *ssa.Call:
		if !asksForURLError(&c.Call) {
			return
		}
		err = c.Call.Args[0]
	default:
		return
	}
	if v := variableOf(err); v != nil {
		places := f.places(v)
		for _, l := range places {
			now := f.st.load(l)
			if now == nil {
				continue
			}
			f.st.store(l, f.unquoted(now), len(places) == 1)
			for _, r := range now.refs { // what the other side has repaired is not broken here
				f.st.store(loc{r.obj, r.path.add(quotedURL)}, nil, len(now.refs) == 1)
			}
		}
	}
}

// assigned is the value that a local variable was given, if it was given one only.
func assigned(v ssa.Value) ssa.Value {
	a, ok := variableOf(v).(*ssa.Alloc)
	if !ok {
		return v
	}
	var out ssa.Value
	for _, r := range *a.Referrers() {
		if s, ok := r.(*ssa.Store); ok && s.Addr == a {
			if out != nil {
				return v
			}
			out = s.Val
		}
	}
	return out
}
