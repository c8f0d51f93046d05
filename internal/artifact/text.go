package artifact

import "strings"

// longestLine is how much of a line is looked at for names: what is longer is
// data, and opened as such.
const longestLine = 64 << 10

// text reads what people and programs write for people: lines of names and
// values, headers, commands, JSON in the midst of a log, values of Go, events of a
// stream.
func (d *decoder) text(text string, src *Source, at *Place) {
	if strings.Contains(text, "\x1b[") { // as a terminal was sent it
		var j joined
		j.terminal(text, Span{0, len(text)}, nil)
		l := j.leaf("", at)
		l.src = src
		if d.inner(&l, "terminal", l.Value, false, func(s *Source, p *Place) { d.text(l.Value, s, p) }) {
			return
		}
	}
	t := &textReader{d: d, text: text, src: src, place: at, b: newBuilder(d, src, at, "")}
	t.b.flat = true
	for t.at < len(text) {
		start := t.at
		end := lineEnd(text, start)
		t.at = end + 1
		if c := strings.TrimRight(text[start:end], "\r "); c == "{" || c == "[" { // JSON in several lines
			t.document(start)
			continue
		}
		if end-start < 4 || end-start > longestLine {
			if end-start > longestLine {
				t.embedded(start, end)
			}
			continue
		}
		t.line(start, end)
	}
	if t.parts != nil {
		t.parts.flush(d)
	}
}

// document reads JSON that begins in a line of its own, and goes on behind it.
func (t *textReader) document(start int) {
	r := &braces{text: t.text, at: start, b: newBuilder(t.d, t.src, t.place, "")}
	ok := r.value()
	r.b.unwind()
	if ok {
		t.at = max(t.at, lineEnd(t.text, min(r.at, len(t.text)))+1)
	}
}

type textReader struct {
	d     *decoder
	b     *builder
	text  string
	src   *Source
	place *Place
	at    int
	parts *deltas
}

func (t *textReader) line(start, end int) {
	line := t.text[start:end]
	if line[0] != '\t' && t.cookieLine(start, line) {
		return
	}
	if line[0] == '|' && t.tableAt(start, end) {
		return
	}
	if strings.IndexByte(line, ':') < 0 && strings.IndexByte(line, '=') < 0 && !hasFlag(line) {
		if !valuable(line) {
			return
		}
		t.bare(start, end)
		t.phrases(start+indentation(line), end)
		t.header(start, line)
		return
	}
	from := start + indentation(line)
	if from >= end {
		return
	}
	line = strings.TrimRight(t.text[from:end], " \t\r")
	if line[0]|0x20 == 'c' && strings.Contains(line, "form-data;") {
		t.formPart(from, end)
	}
	if data, ok := strings.CutPrefix(line, "data:"); ok {
		if t.event(from+len("data:"), strings.TrimLeft(data, " ")) {
			return
		}
	}
	if line[0] == '[' && strings.Contains(line, "]=>") {
		t.bracketed(from, line)
		return
	}
	if line[0] == '{' || line[0] == '[' && jsonArray(line) {
		r := &braces{text: t.text, at: from, b: newBuilder(t.d, t.src, t.place, "")}
		ok := r.value()
		r.b.unwind()
		if ok && r.at > from+2 {
			t.at = max(t.at, lineEnd(t.text, min(r.at, len(t.text)))+1)
			return
		}
	}
	if i := commandStart(line); i >= 0 {
		stop := t.d.command(t.text, from+i, t.src, t.place)
		t.at = max(t.at, lineEnd(t.text, min(stop, len(t.text)))+1)
		if i < 8 {
			return
		}
		line = line[:i]
		if len(line) == 0 {
			return
		}
	}
	if !valuable(line) {
		return
	}
	if strings.IndexByte(line, '&') > 0 && strings.IndexByte(line, ' ') < 0 { // the body of a request
		l := Leaf{Key: "body", Value: line, parent: t.place, index: -1, src: t.src, at: Span{from, from + len(line)}, flat: true}
		if t.d.form(&l) {
			return
		}
	}
	t.assignment(from, line)
	t.embedded(from, end)
}

// bare reads a line that has no name: a scheme and a credential, or base64 that goes
// on in the next lines.
func (t *textReader) bare(start, end int) {
	const scheme, shortest, longest = "bearer ", 40, 128
	line := strings.TrimSpace(t.text[start:end])
	if len(line) > len(scheme)+8 && strings.EqualFold(line[:len(scheme)], scheme) && strings.IndexByte(line[len(scheme):], ' ') < 0 {
		from := start + strings.Index(t.text[start:end], line)
		t.b.member("Authorization")
		t.b.text(line, Span{from, from + len(line)}, nil)
		return
	}
	if len(line) < shortest || len(line) > longest || !isBase64(line) {
		return
	}
	to := end
	for to < len(t.text) {
		next := lineEnd(t.text, to+1)
		if s := strings.TrimSpace(t.text[to+1 : next]); s == "" || len(s) > len(line) || !isBase64(s) {
			break
		}
		if to = next; to-start > maxDecoded {
			break
		}
	}
	if block := strings.TrimSpace(t.text[start:to]); to > end {
		from := start + strings.Index(t.text[start:to], block)
		t.at = max(t.at, to+1)
		l := Leaf{Value: block, parent: t.place, index: -1, src: t.src, at: Span{from, from + len(block)}, flat: true}
		t.d.openToken(&l, strings.Map(dropSpace, block))
	}
}

// event reads one event of a stream.
func (t *textReader) event(at int, data string) bool {
	if data == "" || data[0] != '{' {
		return false
	}
	if t.parts == nil {
		t.parts = newDeltas()
	}
	at += strings.Index(t.text[at:], "{")
	t.parts.collect(t.d, data, &Source{of: t.src, at: Span{at, at + len(data)}}, t.place)
	return true
}

// commands send requests or are given credentials.
var commands = []string{"curl ", "wget ", "http ", "https ", "xh ", "docker run ", "docker login ", "helm ", "kubectl ", "npx ", "uvx ", "aws ", "vault ", "gh ", "claude mcp ", "mysql ", "mysqldump ", "sshpass ", "podman login ", "psql ", "redis-cli "}

// commandStart finds the command of a line; -1 if there is none.
func commandStart(line string) int {
	if !hasFlag(line) && !strings.Contains(line, "http") {
		return -1
	}
	for _, c := range commands {
		i := strings.Index(line, c)
		if i < 0 || i > 0 && (isNameByte(line[i-1]) || line[i-1] == '/' && c != "curl " && !strings.HasSuffix(line[:i], "bin/")) {
			continue
		}
		if c == "curl " || strings.Contains(line[i:], " -") || c == "http " && strings.Contains(line[i:], ":") {
			return i
		}
	}
	return -1
}

// declarations may stand in front of a name.
var declarations = []string{"export ", "set ", "@", "$env:", "ENV ", "let ", "const ", "var "}

// assignment reads the name and the value that a line begins with: "Name: value",
// "export NAME=value", "@name = value".
func (t *textReader) assignment(at int, line string) {
	rest := line
	if strings.IndexByte("es@$Elcv", rest[0]) >= 0 {
		for _, word := range declarations {
			if r, ok := strings.CutPrefix(rest, word); ok {
				rest = r
				break
			}
		}
	}
	if rest[0] == '[' {
		t.bracketed(at, line)
		return
	}
	i := 0
	for i < len(rest) && rest[i] != ':' && rest[i] != '=' {
		i++
	}
	if i == 0 || i == len(rest) {
		return
	}
	name := strings.TrimSpace(rest[:i])
	if strings.HasSuffix(name, "\"]") || strings.HasSuffix(name, "']") { // os.environ["NAME"]
		name = name[strings.LastIndexByte(name[:len(name)-2], name[len(name)-2])+1:]
		name = strings.TrimRight(name, "\"']")
	}
	name = strings.Trim(name, "\"'`*_")
	if !isName(name) && !isTitle(name) || strings.HasPrefix(rest[i:], "://") {
		return
	}
	v := strings.TrimLeft(rest[i+1:], " \t=")
	for strings.HasPrefix(v, "(") { // (string) (len=32) "…", as spew prints it
		n := strings.Index(v, ") ")
		if n < 0 {
			break
		}
		v = strings.TrimLeft(v[n+2:], " ")
	}
	if strings.HasPrefix(v, "** ") || strings.HasPrefix(v, "**") {
		v = strings.TrimLeft(v, "* ")
	}
	if len(v) < 4 {
		return
	}
	start := at + len(line) - len(v)
	if q := v[0]; q == '"' || q == '\'' || q == '`' {
		r := &braces{text: t.text, at: start}
		if value, span, steps, ok := r.quoted(); ok && span.End <= at+len(line) {
			t.b.member(name)
			t.b.text(value, span, steps)
		}
		return
	}
	if rest[i] == '=' || isTitle(name) {
		if n := strings.IndexAny(v, " \t,;`"); n >= 0 && !schemeBefore(v[:n]) {
			v = v[:n]
		}
	} else if n := strings.IndexByte(v, '`'); n >= 0 {
		v = v[:n]
	}
	t.b.member(name)
	t.b.text(v, Span{start, start + len(v)}, nil)
}

// isTitle reports whether s is a name of a few words: "API key".
func isTitle(s string) bool {
	if len(s) > 40 || s == "" || !isLetter(s[0]) || strings.Count(s, " ") > 3 {
		return false
	}
	return strings.IndexFunc(s, func(r rune) bool { return r >= 0x80 || r != ' ' && !isNameByte(byte(r)) }) < 0
}
