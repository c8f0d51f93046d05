package artifact

import (
	"html"
	"strings"
)

// shortestWrapped is the shortest value that can be a wrapping of anything worth
// a look.
const shortestWrapped = 12

// open takes apart what is wrapped in a leaf's value. It reports whether nothing
// is left to be said about the value as it stands.
func (d *decoder) open(l *Leaf) bool {
	s := strings.TrimSpace(l.Value)
	if len(s) < shortestWrapped {
		return false
	}
	if strings.IndexByte(s, '&') >= 0 && (strings.Contains(s, "&quot;") || strings.Contains(s, "&#34;") || strings.Contains(s, "&amp;")) {
		v := html.UnescapeString(l.Value)
		d.inner(l, "entities", v, true, func(src *Source, at *Place) { d.opened(l, v, src, at) })
	}
	switch c := s[0]; {
	case c == '"' && s[len(s)-1] == '"' && len(s) > shortestWrapped:
		r := &braces{text: l.Value, at: strings.IndexByte(l.Value, '"')}
		if v, at, steps, ok := r.quoted(); ok && strings.TrimSpace(l.Value[r.at:]) == "" {
			p := l.part(at, l.Key)
			p.Value, p.steps, p.Decoded = v, steps, true
			if l.steps != nil || steps != nil { // only the whole has a place
				return d.inner(l, "json", v, true, func(src *Source, at *Place) { d.opened(l, v, src, at) })
			}
			d.leaf(p)
			return true
		}
	case c == '\'' && s[len(s)-1] == '\'' && strings.IndexByte(s[1:len(s)-1], '\'') < 0: // as Python's repr and YAML have it
		i := strings.IndexByte(l.Value, '\'')
		d.leaf(l.part(Span{i + 1, i + len(s) - 1}, l.Key))
		return true
	case c == '{' || c == '[' && jsonArray(s):
		if d.openJSON(l) {
			return true
		}
	case c >= '0' && c <= '9' && frameOf(s) > 0: // 42["event",{…}]: Socket.IO
		p := l.tail(strings.Index(l.Value, s)+frameOf(s), l.Key)
		if d.openJSON(&p) {
			return true
		}
	case isCookieHeader(l.Key):
		return d.cookies(l)
	}
	if s[0] == '<' && s[len(s)-1] == '>' && looksMarked(s) {
		d.inner(l, "markup", l.Value, false, func(src *Source, at *Place) { d.markup(l.Value, src, at) })
		return false
	}
	if strings.IndexByte(s, '\n') >= 0 && len(s) >= 32 && isWrappedBase64(s) {
		return d.openToken(l, strings.Map(dropSpace, s))
	}
	if strings.IndexByte(s, ' ') < 0 && strings.IndexByte(s, '\n') < 0 {
		return d.openToken(l, s)
	}
	if looksMarked(s) {
		d.inner(l, "markup", l.Value, false, func(src *Source, at *Place) { d.markup(l.Value, src, at) })
	}
	if !l.flat && (looksTabled(s) || readable(s)) {
		d.inner(l, "", l.Value, false, func(src *Source, at *Place) { d.text(l.Value, src, at) })
	}
	if hidden(s) {
		d.unhide(l)
	}
	return false
}

// frameOf is how many digits stand in front of a message of Socket.IO; 0 for anything else.
func frameOf(s string) int {
	n := 0
	for n < len(s) && n < 4 && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n < len(s) && (s[n] == '[' && jsonArray(s[n:]) || s[n] == '{') {
		return n
	}
	return 0
}

// looksMarked reports whether a value is HTML or XML: chats and tickets hold the one,
// settings the other.
func looksMarked(s string) bool {
	i := strings.Index(s, "</")
	if i < 0 || strings.IndexByte(s, '\n') >= 0 {
		return strings.HasPrefix(s, "<?xml")
	}
	if strings.Contains(s, "=\"") {
		return true
	}
	for _, end := range []string{"p>", "pre>", "td>", "li>", "div>", "code>"} {
		if strings.Contains(s[i:], "</"+end) {
			return true
		}
	}
	return false
}

func dropSpace(r rune) rune {
	if r == '\n' || r == '\r' || r == ' ' || r == '\t' {
		return -1
	}
	return r
}

// jsonArray tells an array from "[INFO] …".
func jsonArray(s string) bool {
	t := strings.TrimLeft(s[1:], " \n\t\r")
	return t != "" && strings.IndexByte("{[\"'", t[0]) >= 0
}

// looksTabled and readable let most values go without being read as text.
func looksTabled(s string) bool {
	return strings.IndexByte(s, '\n') >= 0 && strings.ContainsAny(s, ":=")
}

// hasFlag reports whether a text has flags as commands do: " -p", "--token".
func hasFlag(s string) bool {
	for i := 0; ; {
		n := strings.IndexByte(s[i:], '-')
		if n < 0 {
			return false
		}
		if i += n + 1; i < len(s) && (s[i] == '-' || isLetter(s[i]) && i > 1 && s[i-2] == ' ') {
			return true
		}
	}
}

func readable(s string) bool {
	return strings.Contains(s, "://") || strings.Contains(s, "curl ") || strings.ContainsAny(s, "={") || strings.Contains(s, ": ") || hasFlag(s) || strings.Contains(s, "PASSWORD") || strings.Contains(s, "eader ")
}

// openJSON reads JSON that stands in a string.
func (d *decoder) openJSON(l *Leaf) (done bool) {
	complete := false
	d.inner(l, "json", l.Value, false, func(src *Source, at *Place) {
		complete = d.json(l.Value, src, at, l.Key)
	})
	return complete
}

// openToken opens a value of one word: an encoding, a form, an address.
func (d *decoder) openToken(l *Leaf, s string) bool {
	if strings.HasPrefix(s, "${") && strings.HasSuffix(s, "}") { // ${NAME:-default}
		if i := strings.Index(l.Value, ":-"); i > 0 && i+3 < len(l.Value) {
			p := l.part(Span{i + 2, strings.LastIndexByte(l.Value, '}')}, s[2:strings.Index(s, ":-")])
			d.yield(&p)
		}
		return false
	}
	if strings.Contains(s, "={\"") || strings.Contains(s, "=[{\"") { // a script that holds a configuration
		d.inner(l, "", l.Value, false, func(src *Source, at *Place) { d.text(l.Value, src, at) })
		return false
	}
	if strings.Contains(s, "://") {
		d.query(l)
		return false
	}
	if strings.Contains(s, "='") || strings.Contains(s, "=\"") || strings.IndexByte(s, '(') > 0 && strings.IndexByte(s, '=') > 0 && !strings.Contains(s, "://") { // a call
		d.inner(l, "", l.Value, false, func(src *Source, at *Place) { d.text(l.Value, src, at) })
		return false
	}
	if name, _, ok := strings.Cut(s, "="); ok && name != "" {
		if d.form(l) {
			return strings.IndexByte(s, '&') >= 0
		}
		if isName(name) && !l.flat && strings.Trim(s[len(name):], "=") != "" {
			d.inner(l, "", l.Value, false, func(src *Source, at *Place) { d.text(l.Value, src, at) })
			return false
		}
	}
	if strings.IndexByte(s, '%') >= 0 {
		if v, steps := percent(l.Value); len(steps) > 1 {
			p := *l
			p.Value, p.Decoded = v, true
			d.inner(l, "percent", v, true, func(src *Source, at *Place) { d.opened(l, v, src, at) })
		}
	}
	if hidden(s) {
		d.unhide(l)
	}
	if strings.HasPrefix(s, "data:") {
		if i := strings.Index(s, ";base64,"); i > 0 && strings.HasPrefix(s, "data:text") || i > 0 && strings.HasPrefix(s, "data:application") {
			p := l.tail(strings.Index(l.Value, ";base64,")+len(";base64,"), l.Key)
			return d.openToken(&p, p.Value)
		}
		return false
	}
	if strings.IndexByte(s, '{') >= 0 || strings.IndexByte(s, '[') >= 0 {
		d.inner(l, "", l.Value, false, func(src *Source, at *Place) { d.dumps(l.Value, 0, len(l.Value), src, at) })
		return false
	}
	if b, name := decodeToken(s); name != "" && d.openBytes(l, b, name) {
		return true
	}
	b := d.brotliToken(s)
	return b != nil && d.openBytes(l, b, "base64 → brotli")
}
