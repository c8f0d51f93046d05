package taint

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/leakvet/leakvet/rules/secretname"
)

// A function that is named as a redactor, and edits text, hides something: what, the
// engine cannot tell (`if isSensitive(key) { return "***" }; return value`). What still
// comes out of it is reported with less confidence. One that is so named and hands
// back what it was given is reported as it stands: it does not redact.

// redacts reports whether the frame's function is a redactor of text.
func (f *frame) redacts() bool {
	if f.redactor == nil {
		v := namedRedactor(f.fn.Name()) && edits(f.fn)
		f.redactor = &v
	}
	return *f.redactor
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

// doubted is the value with less confidence in what it carries as a whole.
func (f *frame) doubted(n *node) *node {
	if n == nil || len(n.labels) == 0 {
		return n
	}
	c := *n
	c.labels = f.engine.doubt(n.labels)
	return &c
}

func (e *engine) doubt(ls labels) labels {
	return ls.each(func(l *label) *label { return &label{e.doubtOf(l.origin), l.trace, l.returned} })
}

func (e *engine) doubtOf(o *origin) *origin {
	if o.src == nil {
		v := o.via
		if v == (via{}) {
			v = via{format: "string"}
		}
		v.doubt = true
		return o.text(v)
	}
	s := *o.src
	if s.confidence == low {
		return o
	}
	s.confidence--
	s.origin = nil
	return e.intern(s).label().origin
}
