package artifact

import "strings"

// embedded reads what stands in the midst of a line: pairs of logfmt, JSON,
// values of Go, addresses with a query.
func (t *textReader) embedded(start, end int) {
	line := t.text[start:end]
	d := t.d
	dump := -1
	if strings.Contains(line, ":") {
		dump = dumpStart(line)
	}
	if i := indexJSON(line); i >= 0 && (dump < 0 || i < dump) {
		from := start + i
		r := &braces{text: t.text[:end], at: from, b: newBuilder(d, t.src, t.place, "")}
		if strings.HasPrefix(line[i:], `{\"`) { // escaped, in what is no string of its own
			v, steps := unescape(line[i:])
			l := Leaf{Value: v, parent: t.place, index: -1, src: t.src, at: Span{from, end}, steps: steps}
			d.inner(&l, "json", v, false, func(s *Source, p *Place) { d.json(v, s, p, "") })
		} else {
			r.value()
			r.b.unwind()
		}
	} else if dump >= 0 {
		d.dumps(t.text, start, end, t.src, t.place)
	}
	t.logfmt(start, line)
	t.phrases(start, end)
	t.header(start, line)
	if strings.Contains(line, "://") {
		t.addresses(start, line)
	} else if strings.IndexByte(line, '?') >= 0 {
		t.relative(start, line)
	}
}

// indexJSON finds the beginning of a JSON object.
func indexJSON(s string) int {
	for _, form := range []string{`{"`, `{\"`, `{'`, `[{"`} {
		if i := strings.Index(s, form); i >= 0 {
			return i
		}
	}
	// { name: "value" }, as Rust and JavaScript print it; {:name=>"value"} and {name: "value"}, as Ruby does
	for from := 0; ; {
		i := strings.IndexByte(s[from:], '{')
		if i < 0 {
			return -1
		}
		i += from
		n := i + 1
		blank := n < len(s) && s[n] == ' '
		if blank || n < len(s) && s[n] == ':' {
			n++
		}
		start := n
		for n < len(s) && isNameByte(s[n]) {
			n++
		}
		if rest := s[n:]; n > start+1 && (strings.HasPrefix(rest, ": ") && (blank || len(rest) > 2 && (rest[2] == '"' || rest[2] == '\'')) || s[start-1] == ':' && strings.HasPrefix(rest, "=>")) {
			return i
		}
		from = i + 1
	}
}

// logfmt reads `name=value` and `name="quoted value"` wherever they stand.
func (t *textReader) logfmt(start int, line string) {
	for from := 0; from < len(line); {
		i := strings.IndexByte(line[from:], '=')
		if i < 0 {
			return
		}
		i += from
		from = i + 1
		n := i
		for n > 0 && isNameByte(line[n-1]) {
			n--
		}
		if n == i || n == 0 || strings.IndexByte(" \t({[,;\"'`>@", line[n-1]) < 0 || i+1 >= len(line) {
			continue // what a line begins with is read as an assignment
		}
		if line[i+1] == '>' { // Ruby's
			i++
			if i+1 >= len(line) {
				return
			}
		}
		t.b.member(line[n:i])
		if q := line[i+1]; q == '"' || q == '\'' {
			r := &braces{text: t.text, at: start + i + 1}
			if value, span, steps, ok := r.quoted(); ok && span.End <= start+len(line) {
				t.b.text(value, span, steps)
				from = r.at - start
			}
			continue
		}
		if line[i+1] == '(' || line[i+1] == '[' { // auth=("user", "password")
			r := &braces{text: t.text[:start+len(line)], at: start + i + 1, b: newBuilder(t.d, t.src, t.place, line[n:i])}
			ok := r.value()
			r.b.unwind()
			if ok {
				from = r.at - start
			}
			continue
		}
		end := i + 1
		for end < len(line) && strings.IndexByte(" \t,;\"'`)}]<>", line[end]) < 0 {
			end++
		}
		if end > i+1 && line[end-1] == '.' && (end == len(line) || line[end] == ' ') { // of the sentence
			end--
		}
		if end-i > 4 {
			t.b.text(line[i+1:end], Span{start + i + 1, start + end}, nil)
		}
		from = end
	}
}

// header reads "with header X-Api-Key: value" in the midst of a sentence.
func (t *textReader) header(start int, line string) {
	const word = "eader "
	i := strings.Index(line, word)
	if i < 0 {
		return
	}
	from := i + len(word)
	for from < len(line) && strings.IndexByte("\"'`", line[from]) >= 0 {
		from++
	}
	end := from
	for end < len(line) && isNameByte(line[end]) {
		end++
	}
	name := line[from:end]
	if !isHeaderName(name) {
		return
	}
	begin := behindName(line, end)
	if begin < 0 {
		return
	}
	end = begin
	for end < len(line) && (strings.IndexByte(" \t\"'`,;", line[end]) < 0 || schemeBefore(line[begin:end])) {
		end++
	}
	for end > begin && strings.IndexByte(".:?!", line[end-1]) >= 0 && !strings.HasSuffix(line[:end], "...") { // of the sentence
		end--
	}
	if end-begin >= 4 {
		t.b.member(name)
		t.b.text(line[begin:end], Span{start + begin, start + end}, nil)
	}
}

// saidOf are words between a name and its value.
var saidOf = []string{":", "=", "set to ", "to ", "with value ", "with the value ", "as ", "is ", "of "}

// behindName returns where the value of a name begins that ends at an offset of a line; -1
// if none follows.
func behindName(line string, at int) int {
	marks := func() {
		for at < len(line) && strings.IndexByte("\"'` *", line[at]) >= 0 {
			at++
		}
	}
	marks()
	for _, w := range saidOf {
		if strings.HasPrefix(line[at:], w) {
			at += len(w)
			marks()
			return at
		}
	}
	return -1
}

// relative reads the query of an address without a host: "GET /v1/items?token=…".
func (t *textReader) relative(start int, line string) {
	q := strings.IndexByte(line, '?')
	begin, end := q, q
	for begin > 0 && (isNameByte(line[begin-1]) || strings.IndexByte("/%~:", line[begin-1]) >= 0) {
		begin--
	}
	for end < len(line) && strings.IndexByte(" \t\"'`<>\\|)", line[end]) < 0 {
		end++
	}
	for end > q && strings.IndexByte(".:,;", line[end-1]) >= 0 { // of the sentence
		end--
	}
	if strings.IndexByte(line[begin:q], '/') >= 0 && strings.IndexByte(line[q:end], '=') > 0 {
		l := Leaf{Key: "url", Value: line[begin:end], parent: t.place, name: "url", index: -1, src: t.src, at: Span{start + begin, start + end}, Decoded: t.d.depth > 0}
		t.d.query(&l)
	}
}

// addresses reads the queries of addresses.
func (t *textReader) addresses(start int, line string) {
	for from := 0; ; {
		i := strings.Index(line[from:], "://")
		if i < 0 {
			return
		}
		i += from
		begin := i
		for begin > 0 && isLetter(line[begin-1]) {
			begin--
		}
		end := i
		for end < len(line) && strings.IndexByte(" \t\"'`<>\\|)", line[end]) < 0 {
			end++
		}
		for end > i && strings.IndexByte(".:,;", line[end-1]) >= 0 { // of the sentence
			end--
		}
		if begin < i && strings.IndexByte(line[i:end], '?') >= 0 {
			l := Leaf{Key: "url", Value: line[begin:end], parent: t.place, name: "url", index: -1, src: t.src, at: Span{start + begin, start + end}, Decoded: t.d.depth > 0}
			t.d.query(&l)
		}
		from = max(end, i+3)
	}
}
