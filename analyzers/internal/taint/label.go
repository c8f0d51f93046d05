package taint

import (
	"slices"
	"strings"

	"github.com/leakvet/leakvet/rules"
)

// A source is one place where a credential enters the program.
type source struct {
	// what describes it in a developer's words, without its value:
	// `API key from os.Getenv("OPENAI_API_KEY")`.
	what string
	// pos is where it enters, in any package.
	pos position
	// confidence grows with the evidence: a name, a declared tag, a known API.
	confidence level
	// byType is set if only the type of a printed value says that the secret is
	// in it; such a source belongs to the function that prints.
	byType bool
	// template is set for text that often holds "$NAME" in place of the credential, as
	// the environment in a configuration does: in an error it is hardly ever one.
	template bool
	origin   *origin
}

// A level is a confidence.
type level uint8

const (
	low level = iota
	medium
	high
)

var levelNames = [...]string{"low", "medium", "high"}

func (l level) String() string { return levelNames[l] }

func parseLevel(s string, otherwise level) level {
	if i := slices.Index(levelNames[:], s); i >= 0 {
		return level(i)
	}
	return otherwise
}

// A position is a place in any package of the program. It is kept as text, since
// the files of another package are not in this one's file set.
type position struct {
	file      string
	line, col int
}

// A portKind tells the inputs of a function apart.
type portKind uint8

const (
	noPort portKind = iota
	paramPort
	freePort
	globalPort
	// callPort is what a call of a function that came in yields: its index is that of
	// the call in the summary, its path starts with "#0" for the first result or
	// "@0" for what the function writes to its first argument.
	callPort
)

// A port is an input of the function that is being summarised: everything below
// a path of a parameter (the receiver is the first), or of a captured variable.
type port struct {
	kind  portKind
	index int
	path  path
}

// A path leads from a value into it, through fields ("Config"), elements ("[]"),
// constant keys ("[Authorization]") and, without a step of its own, pointers. It
// is the steps, each behind a NUL.
type path string

// maxPath bounds a path's steps; beyond, a label stands for all that is below.
const maxPath = 4

func (p path) steps() []string {
	if p == "" {
		return nil
	}
	return strings.Split(string(p[1:]), "\x00")
}

func (p path) len() int { return strings.Count(string(p), "\x00") }

// add returns the path that is one step longer, or one that stands for it, see grow.
func (p path) add(step string) path {
	p, _ = p.grow(step)
	return p
}

// grow adds a step. In a recursive structure (a list's next.next, a tree's
// children[].children[]) a path that repeats itself is folded to its first round, and
// one that is too long ends where it is: then it is not exact, and stands for other
// places too.
func (p path) grow(step string) (grown path, exact bool) {
	if p == "" {
		return path("\x00" + step), true
	}
	grown = p + path("\x00"+step)
	if k := grown.period(); k > 0 {
		return p[:len(grown)-k], false
	}
	if p.len() >= maxPath {
		return p, false
	}
	return grown, true
}

// maxPeriod bounds the length in steps of what may repeat.
const maxPeriod = 3

// period returns the length in bytes of the end of a path that repeats what is
// before it, 0 if there is none. Elements of elements are no repetition.
func (p path) period() int {
	end := len(p)
	for i, steps := len(p)-1, 0; i > 0 && steps < maxPeriod; i-- {
		if p[i] != 0 {
			continue
		}
		steps++
		k := end - i
		if i >= k && p[i-k:i] == p[i:] && (steps > 1 || p[i+1] != '[') {
			return k
		}
	}
	return 0
}

// exact reports whether the path is one to a single place: not at the bound at which
// it would have been cut.
func (p path) exact() bool { return p.len() < maxPath }

// An origin is where a label comes from: a source, or an input of the function and
// how it was turned into text. Origins are interned, so that comparing two is
// comparing pointers: labels are compared more often than anything else.
type origin struct {
	src  *source
	port port
	// via is how the value has been turned into text, if it has: what a format
	// prints of a value is known only where the value's type is.
	via via
	// plain is the origin of the input as it came in, where via is set.
	plain *origin

	// less is the same origin with less confidence, made when it is asked for.
	less *origin
	// parent is the origin of what this is a member of.
	parent  *origin
	members map[string]*origin
	texts   map[via]*origin
}

// member is the origin of what is one step into an input.
func (o *origin) member(step string) *origin {
	if o.src != nil || o.via != (via{}) {
		return o
	}
	m := o.members[step]
	if m == nil {
		grown, exact := o.port.path.grow(step)
		if !exact {
			m = o
			for len(m.port.path) > len(grown) {
				m = m.parent
			}
		} else {
			m = &origin{port: o.port, parent: o}
			m.port.path = grown
		}
		if o.members == nil {
			o.members = make(map[string]*origin)
		}
		o.members[step] = m
	}
	return m
}

// text is the origin of an input that has been turned into text. What is text already
// stays so; a doubt can be added.
func (o *origin) text(v via) *origin {
	if o.src != nil || v == (via{}) {
		return o
	}
	if o.via != (via{}) {
		if v.doubt <= o.via.doubt {
			return o
		}
		d := v.doubt
		v = o.via
		v.doubt = d
		return o.plain.text(v)
	}
	t := o.texts[v]
	if t == nil {
		t = &origin{port: o.port, via: v, plain: o}
		if o.texts == nil {
			o.texts = make(map[via]*origin)
		}
		o.texts[v] = t
	}
	return t
}

// maxDoubt turns the highest confidence into the lowest.
const maxDoubt = uint8(high)

// doubted is the origin with less confidence in what came from it.
func (o *origin) doubted() *origin {
	switch {
	case o.less != nil:
		return o.less
	case o.src == nil:
		v := o.via
		if v == (via{}) {
			v = via{format: rules.FormatString}
		}
		v.doubt = min(v.doubt+1, maxDoubt)
		o.less = o.text(v)
	case o.src.confidence == low:
		o.less = o
	default:
		s := *o.src
		s.confidence--
		o.less = &origin{src: &s}
		s.origin = o.less
	}
	return o.less
}

// isInput reports whether the origin is an input that is still as it came in.
func (o *origin) isInput() bool { return o.src == nil && o.via == (via{}) }

// inputOrigin interns an input.
func (e *engine) inputOrigin(p port) *origin {
	root := port{kind: p.kind, index: p.index}
	o := e.inputs[root]
	if o == nil {
		o = &origin{port: root}
		e.inputs[root] = o
	}
	for _, step := range p.path.steps() {
		o = o.member(step)
	}
	return o
}

// label returns the label of a source.
func (s *source) label() *label {
	if s.origin == nil {
		s.origin = &origin{src: s}
	}
	return &label{origin: s.origin}
}

// A label says that a value carries what comes from an origin, and how it got there.
type label struct {
	*origin
	// trace has the steps so far, newest first.
	trace *trace
	// returned says whether it is in an error that a function returned, and who reports it.
	returned fate
}

// A fate says what has become of a label in a returned error.
type fate uint8

const (
	untold fate = iota // nobody has reported it
	noted              // for the callers in this package, see summary.errors
	told               // reported where the error is made
)

// A trace is a linked list of steps, newest first.
type trace struct {
	pos  position
	text string
	prev *trace
}

// maxTrace bounds the steps that are kept of a flow.
const maxTrace = 24

func (t *trace) len() int {
	n := 0
	for ; t != nil; t = t.prev {
		n++
	}
	return n
}

// step returns the label with one more step of its trace.
func (l *label) step(pos position, text string) *label {
	if l.trace != nil && l.trace.pos == pos || l.trace.len() >= maxTrace {
		return l
	}
	c := *l
	c.trace = &trace{pos: pos, text: text, prev: l.trace}
	return &c
}

// labels is a set of labels, in order of arrival. It is never changed in place.
type labels []*label

// maxLabels bounds the labels of one value.
const maxLabels = 8

func (ls labels) has(o *origin) bool {
	for _, l := range ls {
		if l.origin == o {
			return true
		}
	}
	return false
}

// union returns the labels of both sets, the first one's traces winning.
func (ls labels) union(more labels) labels {
	if len(ls) == 0 {
		return more
	}
	out := ls
	for _, l := range more {
		if out.has(l.origin) {
			continue
		}
		if len(out) < maxLabels {
			if len(out) == len(ls) {
				out = slices.Clip(out)
			}
			out = append(out, l)
			continue
		}
		if l.src == nil {
			continue
		}
		// A credential displaces an input.
		if i := slices.IndexFunc(out, func(o *label) bool { return o.src == nil }); i >= 0 {
			out = slices.Clone(out)
			out[i] = l
		}
	}
	return out
}

func (ls labels) equal(other labels) bool {
	if len(ls) != len(other) {
		return false
	}
	for _, l := range ls {
		if !other.has(l.origin) {
			return false
		}
	}
	return true
}

// each maps every label.
func (ls labels) each(f func(*label) *label) labels {
	if len(ls) == 0 {
		return nil
	}
	out := make(labels, 0, len(ls))
	for _, l := range ls {
		if l = f(l); l != nil && !out.has(l.origin) {
			out = append(out, l)
		}
	}
	return out
}

// below returns what a member at step carries if nothing is known about it but
// what is known of the whole.
func (ls labels) below(step string) labels {
	same := true
	for _, l := range ls {
		if l.member(step) != l.origin {
			same = false
			break
		}
	}
	if same {
		return ls
	}
	return ls.each(func(l *label) *label {
		if m := l.member(step); m != l.origin {
			return &label{m, l.trace, l.returned}
		}
		return l
	})
}

// doubted is the set with less confidence in all of it.
func (ls labels) doubted() labels { return ls.doubt(1) }

// doubt is the set with confidence lowered by n levels.
func (ls labels) doubt(n uint8) labels {
	if n == 0 {
		return ls
	}
	return ls.each(func(l *label) *label {
		o := l.origin
		for range n {
			o = o.doubted()
		}
		return &label{o, l.trace, l.returned}
	})
}

// doubtedSources is the set with less confidence in the credentials; inputs stay what
// they are.
func (ls labels) doubtedSources() labels {
	if !slices.ContainsFunc(ls, func(l *label) bool { return l.src != nil && l.src.confidence > low }) {
		return ls
	}
	return ls.each(func(l *label) *label {
		if l.src == nil {
			return l
		}
		return &label{l.origin.doubted(), l.trace, l.returned}
	})
}

// faint is what may be near a value and is not known to be in it: the credentials, with
// the lowest confidence.
func (ls labels) faint() labels {
	return ls.each(func(l *label) *label {
		if l.src == nil {
			return nil
		}
		return l
	}).doubt(maxDoubt)
}

// inputs is the set without the credentials.
func (ls labels) inputs() labels {
	if !slices.ContainsFunc(ls, func(l *label) bool { return l.src != nil }) {
		return ls
	}
	return ls.each(func(l *label) *label {
		if l.src != nil {
			return nil
		}
		return l
	})
}

func (ls labels) hasPort() bool {
	for _, l := range ls {
		if l.isInput() {
			return true
		}
	}
	return false
}
