package artifact

import "strings"

// dumpReader reads what Go prints of values: {Name:value Header:map[Key:[value]]}
// with %+v, main.Config{Name:"value", …} with %#v.
type dumpReader struct {
	b     *builder
	text  string
	at    int
	depth int
}

// dumps reads the values of Go that a text holds.
func (d *decoder) dumps(text string, from, to int, src *Source, at *Place) {
	for i := from; i < to; {
		n := dumpStart(text[i:to])
		if n < 0 {
			return
		}
		i += n
		r := &dumpReader{b: newBuilder(d, src, &Place{up: at, name: "Go value", step: true}, ""), text: text[:min(len(text), i+1<<20)], at: i}
		r.container()
		r.b.unwind()
		i = max(r.at, i+1)
	}
}

// dumpStart finds the bracket that a value of Go begins with.
func dumpStart(s string) int {
	for i := 0; ; {
		n := strings.IndexAny(s[i:], "{[")
		if n < 0 {
			return -1
		}
		i += n
		j := i + 1
		for j < len(s) && isNameByte(s[j]) {
			j++
		}
		name := j - i - 1
		if name > 0 && j+1 < len(s) && s[j] == ':' && s[j+1] != '/' && s[j+1] != ' ' && (isLetter(s[i+1]) || s[i+1] == '_') &&
			(s[i] == '{' || strings.HasSuffix(s[:i], "map")) {
			return i
		}
		if s[i] == '[' && strings.HasSuffix(s[:i], "map") && j < len(s) && s[j] != ']' && name > 0 && s[j] == ':' {
			return i
		}
		i++
	}
}

// container reads members up to the bracket that closes it.
func (r *dumpReader) container() bool {
	end := byte('}')
	if r.text[r.at] == '[' {
		end = ']'
	}
	r.at++
	if r.depth++; r.depth > maxNesting {
		return false
	}
	defer func() { r.depth-- }()
	array := end == ']' && !r.hasKey()
	r.b.enter(array)
	for r.at < len(r.text) {
		switch c := r.text[r.at]; {
		case c == ' ' || c == ',' || c == '\t':
			r.at++
			continue
		case c == end:
			r.at++
			r.b.leave()
			return true
		case c == '\n' || c == '}' || c == ']':
			return false
		}
		if !array {
			key := r.key()
			if key == "" {
				array = true // a struct without names: {a b c}
				r.b.top().array = true
				continue
			}
			r.b.member(key)
		}
		if !r.value(end) {
			return false
		}
	}
	return false
}

func (r *dumpReader) hasKey() bool {
	at := r.at
	key := r.key()
	r.at = at
	return key != ""
}

// key reads "Name:"; "" if there is none.
func (r *dumpReader) key() string {
	from, i := r.at, r.at
	quoted := i < len(r.text) && r.text[i] == '"'
	if quoted {
		n := strings.IndexByte(r.text[i+1:], '"')
		if n < 0 {
			return ""
		}
		i += n + 2
	} else {
		for i < len(r.text) && (isNameByte(r.text[i]) || r.text[i] == '/') {
			i++
		}
	}
	if i == from || i >= len(r.text) || r.text[i] != ':' {
		return ""
	}
	r.at = i + 1
	return strings.Trim(r.text[from:i], `"`)
}

// longestType is how long the key type of a map may be.
const longestType = 128

// value reads a value; end closes what it stands in.
func (r *dumpReader) value(end byte) bool {
	i := r.at
	for i < len(r.text) && (isNameByte(r.text[i]) || strings.IndexByte("&*()", r.text[i]) >= 0) {
		i++
	}
	// &{…}, map[…], main.Config{…}, []string{…}, map[string]string{…}
	if i < len(r.text) && (r.text[i] == '{' || r.text[i] == '[') && (i == r.at || !digitStart(r.text[r.at:])) {
		if r.text[i] == '[' {
			if n := strings.IndexByte(r.text[i:min(len(r.text), i+longestType)], ']'); n >= 0 {
				j := i + n + 1
				for j < len(r.text) && (isNameByte(r.text[j]) || strings.IndexByte("*[]", r.text[j]) >= 0) {
					j++
				}
				if j < len(r.text) && r.text[j] == '{' && (j > i+n+1 || n == 1) {
					i = j
				}
			}
		}
		r.at = i
		return r.container()
	}
	if r.at < len(r.text) && (r.text[r.at] == '"' || r.text[r.at] == '`') {
		q := &braces{text: r.text, at: r.at}
		value, span, steps, ok := q.quoted()
		if !ok {
			return false
		}
		r.b.text(value, span, steps)
		r.at = q.at
		return true
	}
	if r.at < len(r.text) && r.text[r.at] == '\'' { // an object of JavaScript
		q := &braces{text: r.text, at: r.at}
		if value, span, steps, ok := q.quoted(); ok && q.at < len(r.text) && strings.IndexByte(",} ])", r.text[q.at]) >= 0 && strings.IndexByte(value, '\n') < 0 {
			r.b.text(value, span, steps)
			r.at = q.at
			return true
		}
	}
	from := r.at
	for i = r.at; i < len(r.text) && r.text[i] != end && r.text[i] != '\n'; i++ {
		if (r.text[i] == ' ' || r.text[i] == ',') && (r.b.top().array || r.nameFollows(i+1)) && !schemeBefore(r.text[from:i]) {
			break
		}
	}
	r.at = i
	if v := strings.TrimRight(r.text[from:i], " "); v != "" {
		r.b.text(v, Span{from, from + len(v)}, nil)
	} else {
		r.b.other()
	}
	return true
}

func digitStart(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// schemeBefore reports whether a word is only the first of a header's value.
func schemeBefore(s string) bool {
	switch s {
	case "Bearer", "Basic", "Token", "bearer", "basic", "token", "Digest", "ApiKey":
		return true
	}
	return false
}

// nameFollows reports whether the next field begins at i.
func (r *dumpReader) nameFollows(i int) bool {
	for i < len(r.text) && r.text[i] == ' ' {
		i++
	}
	from := i
	for i < len(r.text) && isNameByte(r.text[i]) {
		i++
	}
	return i > from && i < len(r.text) && r.text[i] == ':' && !strings.HasPrefix(r.text[i:], "://")
}
