package artifact

import "strings"

// braces reads what is written with braces, brackets and quotes: JSON with or
// without comments, Python's repr, the flow style of YAML. It takes what it
// understands and stops at what it does not.
type braces struct {
	b     *builder
	text  string
	at    int
	depth int
	light bool // the string that was read last, see [Leaf]
}

// documents reads JSON documents that follow each other, and goes on in the next
// line behind one that is broken.
func (d *decoder) documents(text string, src *Source, at *Place) {
	r := &braces{text: text}
	for n := 0; ; n++ {
		r.space()
		if r.at >= len(text) {
			return
		}
		r.b, r.depth = newBuilder(d, src, at, ""), 0
		start := r.at
		c := text[r.at]
		ok := (c == '{' || c == '[') && r.value()
		r.b.unwind()
		if ok {
			continue
		}
		i := strings.IndexByte(text[max(r.at, start):], '\n')
		if i < 0 {
			return
		}
		r.at = max(r.at, start) + i + 1
	}
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
	if r.at >= len(r.text) || r.depth > maxNesting {
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
		value, at, steps, ok := r.quoted()
		if ok {
			r.b.light = r.light && steps != nil
			r.b.text(value, at, steps)
		}
		return ok
	}
	return r.bare()
}

func (r *braces) object() bool {
	r.at++
	r.depth++
	r.b.enter(false)
	for {
		r.space()
		switch {
		case r.at >= len(r.text):
			return false
		case r.text[r.at] == '}':
			r.at++
			r.depth--
			r.b.leave()
			return true
		case r.text[r.at] == ',':
			r.at++
			continue
		}
		var key string
		if c := r.text[r.at]; c == '"' || c == '\'' {
			k, _, _, ok := r.quoted()
			if !ok {
				return false
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
		if r.at >= len(r.text) || r.text[r.at] != ':' && r.text[r.at] != '=' {
			if r.at < len(r.text) && (r.text[r.at] == ',' || r.text[r.at] == '}') {
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
			return false
		}
	}
}

func (r *braces) array(end byte) bool {
	r.at++
	r.depth++
	r.b.enter(true)
	r.bytes()
	for {
		r.space()
		switch {
		case r.at >= len(r.text):
			return false
		case r.text[r.at] == end:
			r.at++
			r.depth--
			r.b.leave()
			return true
		case r.text[r.at] == ',':
			r.at++
			continue
		}
		if !r.value() {
			return false
		}
	}
}

// bytes reads what of an array are the bytes of a text, as journals and serialized
// buffers have it: [84, 79, 75, …]. It leaves alone what is anything else.
func (r *braces) bytes() {
	const least = 8
	at := r.at
	var text []byte
	for at < len(r.text) {
		for at < len(r.text) && (r.text[at] == ' ' || r.text[at] == '\n' || r.text[at] == '\r' || r.text[at] == '\t' || r.text[at] == ',') {
			at++
		}
		n, from := 0, at
		for at < len(r.text) && at-from < 4 && r.text[at] >= '0' && r.text[at] <= '9' {
			n = n*10 + int(r.text[at]-'0')
			at++
		}
		if at == from || n > 255 || at >= len(r.text) || r.text[at] == '.' {
			break
		}
		if n < ' ' && n != '\n' && n != '\t' && n != '\r' || n == 0x7f {
			return
		}
		text = append(text, byte(n))
	}
	if len(text) < least || at >= len(r.text) || r.text[at] != ']' {
		return
	}
	l := Leaf{Value: string(text), src: r.b.src, parent: r.b.top().place, index: -1, at: Span{r.at, at}}
	l.Key = r.b.top().means
	r.b.d.inner(&l, "bytes", l.Value, true, func(src *Source, at *Place) { r.b.d.opened(&l, l.Value, src, at) })
	r.at = at
}

// bare reads a number, a word, a call of Python's repr such as datetime(2026, 1).
func (r *braces) bare() bool {
	w := r.word()
	if w == "" {
		return false
	}
	if r.at < len(r.text) {
		switch c := r.text[r.at]; {
		case (c == '"' || c == '\'') && len(w) <= 2: // b'…', rb'…', u'…'
			value, at, steps, ok := r.quoted()
			if ok {
				r.b.text(value, at, steps)
			}
			return ok
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
