package artifact

import (
	"regexp"
	"strings"
)

var (
	copyFrom   = regexp.MustCompile(`(?i)^COPY\s+([\w."]+)\s*\(([^)]*)\)\s+FROM\s+stdin`)
	insertInto = regexp.MustCompile("(?i)^INSERT\\s+(?:IGNORE\\s+)?INTO\\s+([\\w.\"`]+)\\s*(?:\\(([^)]*)\\))?\\s*VALUES\\s*")
	createOf   = regexp.MustCompile("(?i)^CREATE\\s+TABLE\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?([\\w.\"`]+)")
	columnOf   = regexp.MustCompile("^\\s+[\"`]?(\\w+)[\"`]?\\s+\\w+")
	setTo      = regexp.MustCompile(`(?i)([\w."]+)\s*=\s*'`)
	identified = regexp.MustCompile(`(?i)(?:IDENTIFIED\s+BY|PASSWORD(?:\s+FOR\s+\S+\s*=)?)\s+'`)
)

// sql reads dumps of databases: the rows of COPY and INSERT by the names of their
// columns.
func (d *decoder) sql(text string, src *Source, at *Place) {
	tables := make(map[string][]string)
	table := "" // whose CREATE is being read
	for from := 0; from < len(text) && d.hit == ""; {
		end := lineEnd(text, from)
		line := text[from:end]
		next := end + 1
		if m := copyFrom.FindStringSubmatch(line); m != nil {
			next = d.copyRows(text, next, columnNames(m[2]), src, &Place{up: at, name: unquote(m[1])})
		} else if m := insertInto.FindStringSubmatchIndex(line); m != nil {
			name := unquote(line[m[2]:m[3]])
			var cols []string
			if m[4] >= 0 {
				cols = columnNames(line[m[4]:m[5]])
			} else {
				cols = tables[name]
			}
			next = max(next, d.insertRows(text, from+m[1], cols, src, &Place{up: at, name: name}))
		} else if m := createOf.FindStringSubmatch(line); m != nil {
			table = unquote(m[1])
		} else if m := columnOf.FindStringSubmatch(line); m != nil && table != "" {
			tables[table] = append(tables[table], m[1])
		} else if strings.HasPrefix(line, ")") {
			table = ""
		} else if strings.Contains(line, "'") {
			d.literals(text, from, end, src, at)
		}
		from = next
	}
}

// literals reads what a statement sets: UPDATE t SET token = '…', IDENTIFIED BY '…'.
func (d *decoder) literals(text string, from, end int, src *Source, at *Place) {
	for _, re := range []*regexp.Regexp{setTo, identified} {
		for _, m := range re.FindAllStringSubmatchIndex(text[from:end], -1) {
			key := "password"
			if len(m) > 2 {
				key = unquote(text[from+m[2] : from+m[3]])
			}
			w, _ := literal(text, from+m[1]-1)
			d.cell(key, w, src, at)
		}
	}
}

func columnNames(list string) (out []string) {
	for c := range strings.SplitSeq(list, ",") {
		out = append(out, unquote(strings.TrimSpace(c)))
	}
	return out
}

func unquote(s string) string { return strings.Trim(s, "\"`") }

// copyRows reads the rows of COPY up to the line `\.`.
func (d *decoder) copyRows(text string, from int, cols []string, src *Source, at *Place) int {
	for row := 0; from < len(text); row++ {
		end := lineEnd(text, from)
		if strings.HasPrefix(text[from:end], `\.`) {
			return end + 1
		}
		place := &Place{up: at, index: row}
		start := from
		var pair pairRow
		for i, v := range strings.Split(strings.TrimRight(text[from:end], "\r"), "\t") {
			w := word{value: v, at: Span{start, start + len(v)}}
			start += len(v) + 1
			if strings.Contains(v, `\`) {
				w.value, w.steps = unescape(v)
			}
			if i < len(cols) && len(v) >= 4 {
				d.cell(cols[i], w, src, place)
			}
			pair = append(pair, w)
		}
		pair.hand(d, cols, src, place)
		from = end + 1
	}
	return from
}

// insertRows reads "(…), (…);" and returns where it ends.
func (d *decoder) insertRows(text string, from int, cols []string, src *Source, at *Place) int {
	column, row, depth := 0, 0, 0
	var pair pairRow
	for from < len(text) {
		switch c := text[from]; {
		case c == ';' && depth == 0:
			return lineEnd(text, from) + 1
		case c == '(':
			depth++
			if depth == 1 {
				column, pair = 0, nil
			}
		case c == ')':
			if depth--; depth == 0 {
				pair.hand(d, cols, src, &Place{up: at, index: row})
				row++
			}
		case c == ',' && depth == 1:
			column++
		case c == '\'':
			w, next := literal(text, from)
			for len(pair) <= column && column < len(cols) {
				pair = append(pair, word{})
			}
			if column < len(pair) {
				pair[column] = w
			}
			if column < len(cols) {
				d.cell(cols[column], w, src, &Place{up: at, index: row})
			} else {
				d.cell("", w, src, &Place{up: at, index: row})
			}
			from = next
			continue
		}
		from++
	}
	return from
}

// literal reads a string that begins at its quote, and returns what is behind it.
func literal(text string, at int) (word, int) {
	end := at + 1
	for end < len(text) {
		i := strings.IndexByte(text[end:], '\'')
		if i < 0 {
			end = len(text)
			break
		}
		end += i
		if escaped(text[at+1 : end]) {
			end++
			continue
		}
		if end+1 < len(text) && text[end+1] == '\'' {
			end += 2
			continue
		}
		break
	}
	inside := text[at+1 : min(end, len(text))]
	w := word{value: inside, at: Span{at + 1, at + 1 + len(inside)}}
	switch {
	case strings.Contains(inside, "''"):
		w.value, w.steps = doubled(inside, '\'')
	case strings.Contains(inside, `\`):
		w.value, w.steps = unescape(inside)
	}
	return w, min(end+1, len(text))
}

// pairRow is a row of a table that may have one column for names and one for values.
type pairRow []word

// hand hands on the value under its name.
func (p pairRow) hand(d *decoder, cols []string, src *Source, at *Place) {
	c := columnsOf(cols)
	name := c.pair(func(i int) string {
		if i >= len(p) {
			return ""
		}
		return p[i].value
	})
	if name != "" && c.value < len(p) {
		d.cell(name, p[c.value], src, at)
	}
}
