package artifact

import "strings"

// yamlReader reads YAML line by line and takes what it understands: templates,
// half a file and what no parser accepts hold secrets too.
type yamlReader struct {
	b     *builder
	text  string
	at    int // of the next line
	stack []level
}

// level is an open block.
type level struct {
	indent int
	list   bool
}

func (d *decoder) yaml(text string, src *Source, at *Place) {
	r := &yamlReader{b: newBuilder(d, src, at, ""), text: text}
	for r.at < len(text) {
		start := r.at
		end := lineEnd(text, start)
		r.at = end + 1
		line := strings.TrimSuffix(text[start:end], "\r")
		indent := len(line) - len(strings.TrimLeft(line, " "))
		content := line[indent:]
		switch {
		case content == "" || content[0] == '#':
			continue
		case indent == 0 && (content == "---" || strings.HasPrefix(content, "--- ") || content == "..."):
			r.closeTo(-1, false)
			continue
		case strings.HasPrefix(content, "{{"): // a line of a template
			continue
		}
		r.line(start+indent, indent, content)
	}
	r.closeTo(-1, false)
	r.b.unwind()
}

func lineEnd(text string, from int) int {
	if i := strings.IndexByte(text[from:], '\n'); i >= 0 {
		return from + i
	}
	return len(text)
}

// closeTo closes the blocks that a line of this indentation is no part of.
func (r *yamlReader) closeTo(indent int, list bool) {
	for n := len(r.stack); n > 0; n-- {
		l := r.stack[n-1]
		if l.indent < indent || l.indent == indent && (l.list == list) {
			return
		}
		// A list may stand below its key without being indented.
		if l.indent == indent && list && !l.list {
			return
		}
		r.stack = r.stack[:n-1]
		r.b.leave()
	}
}

// open opens a block unless it is open.
func (r *yamlReader) open(indent int, list bool) {
	if n := len(r.stack); n > 0 && r.stack[n-1] == (level{indent, list}) {
		return
	}
	if len(r.stack) > maxNesting {
		return
	}
	r.stack = append(r.stack, level{indent, list})
	r.b.enter(list)
}

// line reads the content of a line, which stands at an offset and in a column.
func (r *yamlReader) line(at, column int, content string) {
	for content == "-" || strings.HasPrefix(content, "- ") {
		r.closeTo(column, true)
		r.open(column, true)
		rest := strings.TrimLeft(content[1:], " ")
		skipped := len(content) - len(rest)
		at, column, content = at+skipped, column+skipped, rest
		if content == "" {
			return
		}
	}
	key, n := yamlKey(content)
	if n == 0 {
		// An element of a list, or the next line of what stands above.
		r.value(at, column-1, content)
		return
	}
	r.closeTo(column, false)
	r.open(column, false)
	r.b.member(key)
	rest := strings.TrimLeft(content[n:], " \t")
	if rest != "" {
		r.value(at+len(content)-len(rest), column, rest)
	}
}

// yamlKey reads the key that a line begins with; n is the length up to the value.
func yamlKey(s string) (key string, n int) {
	if s[0] == '"' || s[0] == '\'' {
		i := strings.IndexByte(s[1:], s[0])
		if i < 0 {
			return "", 0
		}
		rest := strings.TrimLeft(s[i+2:], " ")
		if !strings.HasPrefix(rest, ":") {
			return "", 0
		}
		return s[1 : i+1], len(s) - len(rest) + 1
	}
	if strings.IndexByte("{[|>*&!%@`#", s[0]) >= 0 {
		return "", 0
	}
	for from := 0; ; {
		i := strings.IndexByte(s[from:], ':')
		if i < 0 {
			return "", 0
		}
		i += from
		if i+1 == len(s) || s[i+1] == ' ' || s[i+1] == '\t' {
			return strings.TrimSpace(s[:i]), i + 1
		}
		from = i + 1
	}
}

// value reads a value. column is that of its key: what is indented further
// belongs to it.
func (r *yamlReader) value(at, column int, s string) {
	for s != "" && (s[0] == '&' || s[0] == '!') { // an anchor, a tag
		i := strings.IndexByte(s, ' ')
		if i < 0 {
			return
		}
		rest := strings.TrimLeft(s[i:], " ")
		at, s = at+len(s)-len(rest), rest
	}
	if s == "" || s[0] == '*' || s[0] == '#' {
		r.b.other()
		return
	}
	switch s[0] {
	case '|', '>':
		r.block(column, s[0] == '>')
	case '"', '\'':
		q := &braces{text: r.text, at: at}
		value, span, steps, ok := q.quoted()
		if !ok {
			return
		}
		if strings.Contains(value, "\n") && s[0] == '"' && strings.Contains(r.text[span.Start:span.End], "\n") {
			value, steps = folded(r.text[span.Start:span.End])
		}
		r.b.text(value, span, steps)
		r.at = max(r.at, lineEnd(r.text, q.at)+1)
	case '{', '[':
		if strings.HasPrefix(s, "{{") { // a template
			r.b.other()
			return
		}
		f := &braces{text: r.text, at: at, b: r.b}
		depth := len(r.b.stack)
		ok := f.value()
		for len(r.b.stack) > depth {
			r.b.leave()
		}
		if ok {
			r.at = max(r.at, lineEnd(r.text, f.at)+1)
		}
	default:
		if i := strings.Index(s, " #"); i >= 0 {
			s = s[:i]
		}
		s = strings.TrimRight(s, " \t")
		r.b.text(s, Span{at, at + len(s)}, nil)
	}
}

// block reads a literal or folded block.
func (r *yamlReader) block(column int, fold bool) {
	start, indent := r.at, -1
	var j joined
	for r.at < len(r.text) {
		end := lineEnd(r.text, r.at)
		line := r.text[r.at:end]
		own := len(line) - len(strings.TrimLeft(line, " "))
		if strings.TrimSpace(line) != "" {
			if own <= column {
				break
			}
			if indent < 0 {
				indent = own
			}
		}
		skip := min(max(indent, 0), own)
		if line = strings.TrimSuffix(line[skip:], "\r"); end < len(r.text) {
			sep := "\n"
			if fold && strings.TrimSpace(line) != "" {
				sep = " "
			}
			line += sep
		}
		j.add(line, Span{r.at + skip, end}, nil)
		r.at = end + 1
	}
	if j.n > 0 {
		for i := range j.steps {
			j.steps[i].ahead -= start
		}
		r.b.text(j.b.String(), Span{start, min(r.at, len(r.text))}, j.steps)
	}
}

// folded takes the line ends out of a quoted string of several lines, and the
// escapes off.
func folded(s string) (string, []step) {
	var lines joined
	at := 0
	for line := range strings.Lines(s) {
		from := at
		at += len(line)
		t := strings.TrimLeft(line, " \t")
		if lines.n == 0 {
			t = line
		}
		from += len(line) - len(t)
		t = strings.TrimRight(t, "\r\n")
		sep := ""
		if escaped(t) { // the line end is escaped: nothing stands for it
			t = t[:len(t)-1]
		} else if at < len(s) {
			sep = " "
		}
		v, steps := unescape(t)
		lines.add(v+sep, Span{from, from + len(t)}, steps)
	}
	return lines.b.String(), lines.steps
}
