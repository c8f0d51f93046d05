package artifact

import "strings"

// braces reads what is written with braces, brackets and quotes: JSON with or
// without comments, Python's repr, the flow style of YAML. It takes what it
// understands and stops at what it does not.
//
// Where more of the text comes later it can pause between two members or elements, and
// go on from there.
type braces struct {
	b     *builder
	text  string
	at    int
	depth int
	light bool   // the string that was read last, see [Leaf]
	open  []byte // what closes the containers that are open
	// more is set if the text goes on behind its end, cut once something does not end in
	// it, and paused once at stands where to go on when there is more.
	more, cut, paused bool
}

// unwind ends the work of a builder: it closes what a broken document left open.
func (b *builder) unwind() {
	for len(b.stack) > 1 {
		b.leave()
	}
	b.d.free = append(b.d.free, b.stack[:0])
	b.stack = nil
}

// json reads one document that a leaf holds. It reports whether that was all of it.
func (d *decoder) json(text string, src *Source, at *Place, means string) bool {
	r := &braces{text: text, b: newBuilder(d, src, at, means)}
	ok := r.value()
	r.b.unwind()
	r.space()
	return ok && r.at >= len(text)
}

// space passes over blanks and comments.
func (r *braces) space() {
	for r.at < len(r.text) {
		switch c := r.text[r.at]; {
		case c == ' ' || c == '\n' || c == '\t' || c == '\r':
			r.at++
		case c == '/' && strings.HasPrefix(r.text[r.at:], "//"):
			r.skipTo("\n")
		case c == '/' && strings.HasPrefix(r.text[r.at:], "/*"):
			r.skipTo("*/")
		default:
			return
		}
	}
}

func (r *braces) skipTo(end string) {
	if i := strings.Index(r.text[r.at:], end); i >= 0 {
		r.at += i + len(end)
		return
	}
	r.at = len(r.text)
}

// value reads a value; false means that the text is none.
func (r *braces) value() bool {
	r.space()
	if r.at >= len(r.text) {
		return r.lacks()
	}
	if r.depth > maxNesting {
		return false
	}
	switch c := r.text[r.at]; c {
	case '{':
		return r.object()
	case '[':
		return r.array(']')
	case '(':
		return r.array(')')
	case '"', '\'':
		return r.textual()
	}
	return r.bare()
}

// textual reads a string that is a value.
func (r *braces) textual() bool {
	value, at, steps, ok := r.quoted()
	if !ok {
		return r.lacks()
	}
	r.b.light = r.light && steps != nil
	r.b.text(value, at, steps)
	return true
}

// enter opens a container.
func (r *braces) enter(end byte) {
	r.at++
	r.depth++
	r.open = append(r.open, end)
	r.b.enter(end != '}')
}

// leave closes it.
func (r *braces) leave() bool {
	r.at++
	r.depth--
	r.open = r.open[:len(r.open)-1]
	r.b.leave()
	return true
}

func (r *braces) object() bool {
	r.enter('}')
	return r.members()
}

// members reads the rest of an object.
func (r *braces) members() bool {
	for {
		from := r.at
		r.space()
		switch {
		case r.at >= len(r.text):
			return r.short(from)
		case r.text[r.at] == '}':
			return r.leave()
		case r.text[r.at] == ',':
			r.at++
			continue
		}
		var key string
		if c := r.text[r.at]; c == '"' || c == '\'' {
			k, _, _, ok := r.quoted()
			if !ok {
				return r.short(from)
			}
			key = k
		} else {
			if c == ':' { // a symbol of Ruby's
				r.at++
			}
			if key = r.word(); key == "" {
				return false
			}
		}
		r.space()
		if r.at+1 >= len(r.text) && r.more || r.at >= len(r.text) {
			return r.short(from)
		}
		if c := r.text[r.at]; c != ':' && c != '=' {
			if c == ',' || c == '}' {
				continue // a set of Python's
			}
			return false
		}
		r.at++
		if strings.HasPrefix(r.text[r.at:], ">") {
			r.at++ // Ruby's inspect writes =>
		}
		r.b.member(key)
		if !r.value() {
			return r.stop(from)
		}
	}
}

func (r *braces) array(end byte) bool {
	r.enter(end)
	r.bytes()
	return r.elements()
}

// elements reads the rest of an array.
func (r *braces) elements() bool {
	end := r.open[len(r.open)-1]
	for {
		from := r.at
		r.space()
		switch {
		case r.at >= len(r.text):
			return r.short(from)
		case r.text[r.at] == end:
			return r.leave()
		case r.text[r.at] == ',':
			r.at++
			continue
		}
		if !r.value() {
			return r.stop(from)
		}
	}
}

// bare reads a number, a word, a call of Python's repr such as datetime(2026, 1).
func (r *braces) bare() bool {
	w := r.word()
	if w == "" {
		return false
	}
	if r.more && r.at >= len(r.text) {
		return r.lacks()
	}
	if r.at < len(r.text) {
		switch c := r.text[r.at]; {
		case (c == '"' || c == '\'') && len(w) <= 2: // b'…', rb'…', u'…'
			return r.textual()
		case c == '(':
			return r.array(')')
		}
	}
	if len(w) >= 8 && w[0] != '-' && (w[0] < '0' || w[0] > '9' || strings.ContainsAny(w, "abcdefghijklmnopqrstuvwxyz")) {
		r.b.text(w, Span{r.at - len(w), r.at}, nil) // flow YAML needs no quotes
		return true
	}
	r.b.other()
	return true
}

// word reads what is not quoted.
func (r *braces) word() string {
	from := r.at
	for r.at < len(r.text) && strings.IndexByte(",:{}[]()\"'\n\r\t =", r.text[r.at]) < 0 {
		r.at++
	}
	return r.text[from:r.at]
}

// quoted reads a string. at is where its inside stands.
func (r *braces) quoted() (value string, at Span, steps []step, ok bool) {
	quote := r.text[r.at]
	from := r.at + 1
	i := strings.IndexByte(r.text[from:], quote)
	if i < 0 {
		return "", Span{}, nil, false
	}
	inside := r.text[from : from+i]
	if strings.IndexByte(inside, '\\') < 0 {
		r.at = from + i + 1
		return inside, Span{from, from + i}, nil, true
	}
	end := from
	for {
		i := strings.IndexByte(r.text[end:], quote)
		if i < 0 {
			return "", Span{}, nil, false
		}
		if end += i; !escaped(r.text[from:end]) {
			break
		}
		end++
	}
	value, steps, r.light = unescaped(r.text[from:end])
	r.at = end + 1
	return value, Span{from, end}, steps, true
}

// escaped reports whether an odd number of backslashes ends s.
func escaped(s string) bool {
	n := 0
	for n < len(s) && s[len(s)-1-n] == '\\' {
		n++
	}
	return n%2 == 1
}
