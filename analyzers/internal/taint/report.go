package taint

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"github.com/leakvet/leakvet/rules"
)

func itoa(n int) string { return strconv.Itoa(n) }

// flowKey makes flows one: a statement leaks into a sink once, however many
// secrets and paths there are.
type flowKey struct {
	pos  token.Pos
	kind string
}

// A hit is the best flow found so far for a key.
type hit struct {
	label      *label
	sink       sinkRef
	through    string
	confidence level
	symbol     string
	more       map[string]bool // other sources
	// inError is set if it was an error that was printed.
	inError bool
}

// longWay is the number of steps beyond which a name alone no longer convinces, and
// veryLongWay that beyond which nothing does: every step is a chance to be wrong.
const (
	longWay     = 7
	veryLongWay = 10
)

// found notes that a source reaches a sink, and returns the confidence.
func (f *frame) found(l *label, s sinkRef, pos token.Pos, through string) level {
	c := min(l.src.confidence, s.cap)
	switch way := l.trace.len(); {
	case (l.src.confidence < high || l.told) && f.foreign(l.src.pos), l.src.confidence < high && way > longWay, way > veryLongWay,
		l.src.template && (l.told || s.kind == errorSink.kind):
		// A name at one end of a long way, or in somebody else's code, is thin evidence at
		// the other; and what a library puts into its own errors is for it to repair.
		c = low
	case way > longWay:
		c = min(c, medium)
	}
	if !pos.IsValid() || !f.engine.owns(pos) || l.throughTest() && !isTest(f.engine.position(pos)) {
		return c
	}
	k := flowKey{pos, s.kind}
	h := f.engine.byCall[k]
	if h == nil {
		h = &hit{more: make(map[string]bool)}
		f.engine.byCall[k] = h
		f.engine.order = append(f.engine.order, k)
	}
	h.more[l.src.what] = true
	h.inError = h.inError || l.told || l.made != nil || f.printsError
	if h.label == nil || c > h.confidence || c == h.confidence && better(l, h.label) {
		h.label, h.sink, h.through, h.confidence, h.symbol = l, s, through, c, f.engine.symbol(pos)
	}
	return c
}

// throughTest reports whether a flow passes a test file: in a package's test variant,
// what the tests give a function is no way of the program.
func (l *label) throughTest() bool {
	for t := l.trace; t != nil; t = t.prev {
		if isTest(t.pos) {
			return true
		}
	}
	return isTest(l.src.pos)
}

func isTest(p position) bool { return strings.HasSuffix(p.file, "_test.go") }

// better decides between two sources of the same confidence: the shorter way, then
// the earlier place, so that the choice does not depend on the order of analysis.
func better(a, b *label) bool {
	if la, lb := a.trace.len(), b.trace.len(); la != lb {
		return la < lb
	}
	if a.src.pos != b.src.pos {
		pa, pb := a.src.pos, b.src.pos
		if pa.file != pb.file {
			return pa.file < pb.file
		}
		return pa.line < pb.line || pa.line == pb.line && pa.col < pb.col
	}
	return a.src.what < b.src.what
}

func (e *engine) owns(pos token.Pos) bool {
	for _, f := range e.pass.Files {
		if f.FileStart <= pos && pos <= f.FileEnd {
			return true
		}
	}
	return false
}

// symbol is the declared function around a position, which is in this package.
func (e *engine) symbol(pos token.Pos) string {
	for _, file := range e.pass.Files {
		if pos < file.FileStart || pos > file.FileEnd {
			continue
		}
		for _, d := range file.Decls {
			if fd, ok := d.(*ast.FuncDecl); ok && fd.Pos() <= pos && pos < fd.End() {
				if obj, ok := e.pass.TypesInfo.Defs[fd.Name].(*types.Func); ok {
					return e.objName(obj)
				}
			}
		}
	}
	return "init" // a package variable's value
}

// flows turns the hits into flows, in the order of the files.
func (e *engine) flows() []Flow {
	slices.SortFunc(e.order, func(a, b flowKey) int {
		if a.pos != b.pos {
			return int(a.pos - b.pos)
		}
		if a.kind < b.kind {
			return -1
		}
		return 1
	})
	var out []Flow
	seen := make(map[carried]bool)
	elsewhere := e.reachedElsewhere()
	for _, k := range e.order {
		h := e.byCall[k]
		// A secret that was put into a message or a payload here, and is reported
		// there, is not reported again where the message is sent on.
		kind, _ := rules.SinkKindByID(k.kind)
		c := carried{h.symbol, h.label.src.place(), kind.Rule}
		if seen[c] || k.kind == errorSink.kind && elsewhere[h.label.src.place()] {
			continue
		}
		if h.sink.carrier {
			seen[c] = true
		}
		out = append(out, e.flow(k, h))
	}
	return out
}

// reachedElsewhere lists the sources that reach, in an error, a sink other than a returned
// error: the error is then only the way there. Of several functions that return one source's
// error, the first is reported.
func (e *engine) reachedElsewhere() map[sourceKey]bool {
	m := make(map[sourceKey]bool)
	for _, k := range e.order {
		// A test that prints the error is not where users see it.
		if h := e.byCall[k]; k.kind != errorSink.kind && h.inError && h.confidence >= medium && !isTest(e.position(k.pos)) {
			m[h.label.src.place()] = true
		}
	}
	return m
}

// place identifies a source without its confidence.
func (s *source) place() sourceKey { return sourceKey{what: s.what, pos: s.pos} }

type carried struct {
	symbol string
	src    sourceKey
	rule   string
}

func (e *engine) flow(k flowKey, h *hit) Flow {
	kind, _ := rules.SinkKindByID(k.kind)
	src := h.label.src
	fl := Flow{
		Kind: k.kind, Pos: k.pos, End: k.pos,
		Confidence: h.confidence.String(), Severity: h.sink.severity, Symbol: h.symbol,
		Source: fmt.Sprintf("%s:%d:%d", src.pos.file, src.pos.line, src.pos.col),
	}
	if call := e.callAt(k.pos); call != nil {
		fl.Pos, fl.End = call.Pos(), call.End()
	}
	fl.Message = src.what
	if src.pos != e.position(k.pos) {
		fl.Message += " (" + src.pos.short() + ")"
	}
	fl.Message += " reaches " + kind.Noun
	if h.sink.open {
		fl.Message += " that others can read"
	}
	if h.sink.name != "" {
		fl.Message += " through " + h.sink.name
	}
	if h.through != h.sink.name && h.through != "" {
		fl.Message += ", called by " + h.through
	}
	if n := len(h.more) - 1; n > 0 {
		fl.Message += fmt.Sprintf(" (and %d more)", n)
	}
	fl.Steps = append(fl.Steps, e.step(src.pos, "source: "+src.what))
	var steps []*trace
	for t := h.label.trace; t != nil; t = t.prev {
		steps = append(steps, t)
	}
	for i := len(steps) - 1; i >= 0; i-- {
		if who, ok := strings.CutSuffix(steps[i].text, redactsNothing); ok {
			fl.Message += " past " + strings.TrimPrefix(who, "from ") + redactsNothing
		}
		fl.Steps = append(fl.Steps, e.step(steps[i].pos, steps[i].text))
	}
	fl.Steps = append(fl.Steps, Step{Pos: fl.Pos, Message: "sink: " + kind.Noun})
	return fl
}

// step places a step in the file set; one in another package's file, which is not
// in it, keeps its place in words.
func (e *engine) step(p position, text string) Step {
	for _, f := range e.pass.Files {
		tf := e.pass.Fset.File(f.FileStart)
		if tf != nil && trimFile(tf.Name()) == p.file && p.line >= 1 && p.line <= tf.LineCount() {
			pos := tf.LineStart(p.line) + token.Pos(max(p.col-1, 0))
			if int(pos) <= tf.Base()+tf.Size() {
				return Step{Pos: pos, Message: text}
			}
		}
	}
	return Step{Message: text + " (" + p.file + ":" + itoa(p.line) + ":" + itoa(p.col) + ")"}
}

// callAt finds the call whose parenthesis is at pos, as SSA places calls.
func (e *engine) callAt(pos token.Pos) *ast.CallExpr {
	if e.calls == nil {
		e.calls = make(map[token.Pos]*ast.CallExpr)
		for _, f := range e.pass.Files {
			ast.Inspect(f, func(n ast.Node) bool {
				if c, ok := n.(*ast.CallExpr); ok {
					e.calls[c.Lparen] = c
				}
				return true
			})
		}
	}
	return e.calls[pos]
}
