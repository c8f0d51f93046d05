package artifact

import (
	"strconv"
	"strings"
)

// Leaf is one value inside of an artifact and what the structure says about it.
type Leaf struct {
	// Key is the name that the value goes by: the member of an object, the
	// "name" beside a "value", a header, a variable, a column.
	Key string
	// Under is the name of what the key stands in: "github" of {"github":{"token":…}}.
	Under string
	// Value is the value with every wrapping taken off.
	Value string
	// Apart is set if key and value do not stand side by side in the file, as
	// those of a name/value pair; Decoded, if the value is not in the file as
	// it is. Without either, a plain scan has seen all there is.
	Apart, Decoded bool
	// Light is set if all that was decoded are escapes of quotes and line ends.
	Light bool
	// Kind is set for what has a meaning of its own.
	Kind Kind

	flat   bool // it was read out of a line: it holds no lines of its own
	parent *Place
	name   string // the last step of the path; "" for an element
	index  int
	src    *Source // of the text that at is a range of
	at     Span
	steps  []step
}

// Kind tells what a leaf is beyond a named value.
type Kind uint8

// The kinds of leaves.
const (
	Plain    Kind = iota
	Cookie        // a cookie by its name
	Login         // a user and a password, "user:password"
	Declared      // of a type that says so: {"name": …, "value": …, "type": "secret"}
)

// Span maps a range of the value to the file.
func (l *Leaf) Span(r Span) Span {
	return l.src.span(Span{l.at.Start + r.Start + ahead(l.steps, r.Start), l.at.Start + r.End + ahead(l.steps, r.End)})
}

// Opaque reports whether the value came out of an encoding, so that all of it has
// the same place in the file.
func (l *Leaf) Opaque() bool {
	for s := l.src; s != nil; s = s.of {
		if s.opaque {
			return true
		}
	}
	return false
}

// Whole is the range of the file that the value was taken from.
func (l *Leaf) Whole() Span { return l.src.span(l.at) }

// Host is that of the address that stands beside the value, or beside what it
// stands in; "" if there is none.
func (l *Leaf) Host() string {
	for p := l.parent; p != nil; p = p.up {
		if p.host != "" {
			return p.host
		}
	}
	return ""
}

// Place is a container that leaves stand in, or a wrapping.
type Place struct {
	up    *Place
	name  string
	index int
	step  bool // name is a wrapping: "json", "base64"
	host  string
	owner string // the account beside a key
	cert  string // the certificate beside a key, in base64
}

// Owner is the service account that stands beside a key, and the certificate that
// was issued for it, in base64; "" where there is none.
func (l *Leaf) Owner() (account, certificate string) {
	for p := l.parent; p != nil; p = p.up {
		if p.owner != "" || p.cert != "" {
			return p.owner, p.cert
		}
	}
	return "", ""
}

// longestName is how much of a name is shown: a key that holds a text is no name.
const longestName = 60

// Path tells the way to the leaf: "/Messages/0/Body → json → /headers/Authorization".
// Names come from the file: show redacts those that are secrets themselves.
func (l *Leaf) Path(show func(string) string) string {
	var chain []*Place
	for p := l.parent; p != nil; p = p.up {
		chain = append(chain, p)
	}
	var b strings.Builder
	behindStep := true
	add := func(name string, index int, step bool) {
		switch {
		case step:
			if b.Len() > 0 {
				b.WriteString(" → ")
			}
			b.WriteString(name)
			behindStep = true
			return
		case behindStep && b.Len() > 0:
			b.WriteString(" → ")
		}
		behindStep = false
		b.WriteByte('/')
		if name == "" {
			b.WriteString(strconv.Itoa(index))
			return
		}
		b.WriteString(clean(show(cut(name))))
	}
	for i := len(chain) - 1; i >= 0; i-- {
		if p := chain[i]; p.up != nil || p.step || p.name != "" {
			add(p.name, p.index, p.step)
		}
	}
	if l.name != "" || l.index >= 0 {
		add(l.name, l.index, false)
	}
	if l.named() {
		b.WriteString(" (" + clean(show(cut(l.Key))) + ")")
	}
	return b.String()
}

// named reports whether the key says more than the last step of the path.
func (l *Leaf) named() bool {
	return l.Apart && l.Key != "" && l.Key != l.name && (l.name != "" || l.index >= 0)
}

func cut(name string) string {
	if len(name) <= longestName {
		return name
	}
	return strings.ToValidUTF8(name[:longestName], "") + "…"
}

var pointerEscapes = strings.NewReplacer("~", "~0", "/", "~1")

// clean escapes a name as JSON pointers do, and keeps it on one line.
func clean(name string) string {
	name = pointerEscapes.Replace(name)
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return '?'
		}
		return r
	}, name)
}

// queryNames are what the parameters of a query stand in, in recordings.
var queryNames = set("form queryString query params querystring")

// InQuery reports whether the value is a parameter of an address's query.
func (l *Leaf) InQuery() bool {
	for p := l.parent; p != nil; p = p.up {
		if queryNames[p.name] {
			return l.Host() != ""
		}
		if p.name != "" {
			return false
		}
	}
	return false
}
