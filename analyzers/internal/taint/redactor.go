package taint

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/leakvet/leakvet/rules/secretname"
)

// A function that is named as a redactor, and edits text, hides something: what, the
// engine cannot tell (`if isSensitive(key) { return "***" }; return value`). What still
// comes out of it is reported with less confidence. One that is so named and hands
// back what it was given is reported as it stands: it does not redact.

// redacts reports whether the frame's function is a redactor: by its name, or because
// it puts "[redacted]" in some place.
func (f *frame) redacts() bool {
	if f.redactor == nil {
		v := namedRedactor(f.fn.Name()) && edits(f.fn) || marks(f.fn)
		f.redactor = &v
	}
	return *f.redactor
}

// redactable reports whether what a redactor returns of a type is an edited text, or a
// collection of texts that it has chosen from. A struct's fields are told apart
// anyway: which were replaced, is known.
func redactable(t types.Type) bool {
	switch u := under(t).(type) {
	case *types.Map:
		return holdsText(u.Elem()) || isInterface(u.Elem()) || isTexts(u.Elem())
	case *types.Slice:
		return isByteOrRune(u.Elem()) || isText(u.Elem())
	}
	return isText(t)
}

func isTexts(t types.Type) bool {
	s, ok := under(t).(*types.Slice)
	return ok && isText(s.Elem())
}

// marks reports whether a function uses a text that stands for a secret: "[redacted]".
func marks(fn *ssa.Function) bool {
	var buf [8]*ssa.Value
	for _, b := range fn.Blocks {
		for _, i := range b.Instrs {
			switch i.(type) {
			case *ssa.Return, *ssa.Store, *ssa.MapUpdate, *ssa.Phi:
			default:
				continue
			}
			for _, op := range i.Operands(buf[:0]) {
				if s, ok := constString(*op); ok && isMark(s) {
					return true
				}
			}
		}
	}
	return false
}

func isMark(s string) bool {
	if len(s) > 40 {
		return false
	}
	low := strings.ToLower(s)
	return strings.Contains(low, "redact") || strings.Contains(low, "***") || strings.Contains(low, "masked") || strings.Contains(low, "[hidden") ||
		strings.Contains(low, "[filtered") || strings.Contains(low, "scrubbed") || strings.Contains(low, "xxxx")
}

func namedRedactor(name string) bool {
	return slices.ContainsFunc(secretname.Split(name), func(w string) bool { return redactWords[w] })
}

var redactWords = wordSet(`redact redacted redactor redacting scrub scrubbed scrubber mask masked masker masking sanitize sanitized sanitizer sanitise
	sanitised sanitiser censor censored obfuscate obfuscated hide hidden anonymize anonymized anonymise anonymised cloak`)

// edits reports whether a function replaces text: it may return a constant, or calls
// what replaces.
func edits(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		for _, i := range b.Instrs {
			switch i := i.(type) {
			case *ssa.Return:
				if slices.ContainsFunc(i.Results, isTextConst) {
					return true
				}
			case *ssa.Store: // a named result
				if isTextConst(i.Val) {
					return true
				}
			case *ssa.Call:
				if callee := i.Call.StaticCallee(); callee != nil && (replaceFuncs[callee.Name()] || namedRedactor(callee.Name())) {
					return true
				}
			}
		}
	}
	return false
}

func isTextConst(v ssa.Value) bool {
	s, ok := constString(v)
	return ok && s != ""
}

var replaceFuncs = wordSet(`Replace ReplaceAll ReplaceAllString ReplaceAllStringFunc ReplaceAllLiteralString ReplaceAllLiteral ReplaceAllFunc Map Repeat Del`)

// doubted is the value, of which no memory is referred to, with less confidence in what
// it carries.
func doubted(n *node) *node {
	if n == nil || len(n.labels) == 0 && len(n.kids) == 0 {
		return n
	}
	c := *n
	c.labels = n.labels.doubted()
	c.kids = slices.Clone(n.kids)
	for i, k := range c.kids {
		c.kids[i].node = doubted(k.node)
	}
	return &c
}

// redactsNothing ends the step through a redactor that hands back what it is given.
const redactsNothing = ", which redacts nothing"

// unredacted marks the way through a redactor of this package that does not redact.
func (f *frame) unredacted(c *callSite, fn *ssa.Function, rs []*node) []*node {
	if len(fn.Blocks) == 0 || !namedRedactor(fn.Name()) || edits(fn) || marks(fn) {
		return rs
	}
	for i, r := range rs {
		if i >= c.sig.Results().Len() || !isScalar(c.sig.Results().At(i).Type()) || r == nil || len(r.labels) == 0 {
			continue
		}
		n := *r
		n.labels = r.labels.each(func(l *label) *label { return l.step(f.pos(c.instr.Pos()), "from "+c.name+redactsNothing) })
		rs[i] = &n
	}
	return rs
}
