package taint

import (
	"slices"

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
