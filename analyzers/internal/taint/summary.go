package taint

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/leakvet/leakvet/rules"
)

// A summary is what a function does with credentials, as far as its callers can
// tell: what its results carry, what it leaves in the memory that it was given, and
// which inputs reach which sinks. Its nodes point to no memory: what they would
// point to stands in their members.
type summary struct {
	// results holds a node a result.
	results []*node
	// writes holds what the function leaves in memory reachable from its inputs.
	writes []write
	// uses holds the inputs that reach a sink.
	uses []use
	// calls holds the calls of functions that came in at a port.
	calls []portCall
	// opaque is set if nothing is known: the body could not be analysed.
	opaque bool
}

// A write is the content of an input's memory when the function returns, in terms
// of the content when it was called.
type write struct {
	port port
	node *node
}

// A use is an input that reaches a sink.
type use struct {
	port port
	// via tells how the value is turned into text; typed, whether what the type
	// says of the value has been reported where that happens.
	via  via
	sink sinkRef
	// trace leads from the input to the sink.
	trace *trace
	// at is where in this package's source the sink, or the call that leads to it,
	// stands; not set in a fact.
	at token.Pos
}

// A portCall is a call of a function that came in at a port.
type portCall struct {
	port port
	args []*node
}

// A sinkRef is a sink as the reports name it.
type sinkRef struct {
	kind string
	// name is the function or field that is the sink: "log.Printf".
	name string
	// cap bounds the confidence; severity replaces the kind's, if not empty.
	cap      level
	severity string
	// carrier is set for a sink that yields a value which goes on to the real one: a
	// message, a payload, a field of either.
	carrier bool
	// open is set for a file that others than its owner may read.
	open bool
}

// via is how a value became text.
type via struct {
	format rules.Format
	verb   byte
	// typed is set if the type of the value was known there, so that what the type
	// says (a field called Password) has been considered.
	typed bool
	// doubt counts the levels of confidence that were lost on the way, to a redactor or in
	// a library: at most maxDoubt.
	doubt uint8
	// unquoted is set for an error of which the URL that it quotes is known to be gone.
	unquoted bool
}

// paramTypes lists the types of a function's parameters, the receiver's first; none
// where the signature is not known.
func paramTypes(sig *types.Signature) []types.Type {
	if sig == nil {
		return nil
	}
	var out []types.Type
	if r := sig.Recv(); r != nil {
		out = append(out, r.Type())
	}
	for v := range sig.Params().Variables() {
		out = append(out, v.Type())
	}
	return out
}

func (s *summary) equal(o *summary) bool {
	if s == nil || o == nil || len(s.results) != len(o.results) || len(s.writes) != len(o.writes) || len(s.uses) != len(o.uses) || len(s.calls) != len(o.calls) {
		return s == o
	}
	for i := range s.results {
		if !equal(s.results[i], o.results[i]) {
			return false
		}
	}
	for i := range s.writes {
		if s.writes[i].port != o.writes[i].port || !equal(s.writes[i].node, o.writes[i].node) {
			return false
		}
	}
	return true
}

// summaryOf returns the summary of a function with a body in this package,
// computing it if need be. Functions that call each other are computed again
// until nothing changes.
func (e *engine) summaryOf(fn *ssa.Function) *summary {
	if c := e.done[fn]; c != nil {
		return c
	}
	if a, ok := e.active[fn]; ok {
		// Recursion: use what is known so far, and have the head come back.
		a.recursive = true
		for _, b := range e.stack[a.depth:] {
			b.low = min(b.low, a.depth)
		}
		return a.sum
	}
	if t, ok := e.tentative[fn]; ok && t.current(e) {
		for _, b := range e.stack[t.head.depth:] {
			b.low = min(b.low, t.head.depth)
		}
		return t.sum
	}
	a := &activation{fn: fn, depth: len(e.stack), low: len(e.stack), sum: new(summary)}
	if t, ok := e.tentative[fn]; ok {
		a.sum = t.sum
	}
	e.stack = append(e.stack, a)
	e.active[fn] = a
	for range maxRounds {
		a.recursive = false
		sum := e.analyze(fn)
		same := sum.equal(a.sum)
		a.sum = sum
		if !a.recursive || same || a.low < a.depth {
			break // an outer head repeats what depends on it
		}
		a.round++
	}
	e.stack = e.stack[:a.depth]
	delete(e.active, fn)
	if a.low < a.depth {
		head := e.stack[a.low]
		e.tentative[fn] = tentative{sum: a.sum, head: head, round: head.round}
		head.members = append(head.members, fn)
		head.members = append(head.members, a.members...)
		return a.sum
	}
	e.done[fn] = a.sum
	// What was computed in this head's last round is final too.
	for _, m := range a.members {
		if t, ok := e.tentative[m]; ok {
			e.done[m] = t.sum
			delete(e.tentative, m)
		}
	}
	return a.sum
}

// maxRounds bounds the rounds of a recursive function.
const maxRounds = 4

// An activation is a function whose summary is being computed.
type activation struct {
	fn *ssa.Function
	// depth is the place on the stack, low the lowest place that it depends on.
	depth, low int
	recursive  bool
	sum        *summary
	// round counts the rounds of a head; members are the functions that depend on it.
	round   int
	members []*ssa.Function
}

// tentative is a summary that holds for one round of the head that it depends on.
type tentative struct {
	sum   *summary
	head  *activation
	round int
}

func (t tentative) current(e *engine) bool {
	return t.head.depth < len(e.stack) && e.stack[t.head.depth] == t.head && t.head.round == t.round
}
