package artifact

import (
	"html"
	"strings"
)

// void are elements of HTML that are not closed.
var void = set("br img meta input link hr area base col embed source track wbr !doctype")

// markup reads XML and HTML: elements and attributes by their names.
func (d *decoder) markup(text string, src *Source, at *Place) {
	r := &markupReader{b: newBuilder(d, src, at, ""), text: text}
	for r.at < len(text) {
		i := strings.IndexByte(text[r.at:], '<')
		if i < 0 {
			r.content(r.at, len(text))
			break
		}
		r.content(r.at, r.at+i)
		r.at += i
		if !r.tag() {
			r.at++
		}
	}
	r.b.unwind()
}

type markupReader struct {
	b     *builder
	text  string
	at    int
	names []string
	said  string // the text of the element that was closed last
	// runs are the texts of a paragraph of an office document, which may part
	// a word in its midst.
	runs *joined
	// grids are the tables that are open.
	grids []*grid
}

// grid is the table that is read; nil if there is none.
func (r *markupReader) grid() *grid {
	if len(r.grids) == 0 {
		return nil
	}
	return r.grids[len(r.grids)-1]
}

// paragraphs are the elements of office documents that hold runs of text.
var paragraphs = set("w:p a:p text:p si p li dd")

// content takes the text between two tags.
func (r *markupReader) content(from, to int) {
	s := strings.TrimSpace(r.text[from:to])
	if s == "" || len(r.b.stack) < 2 {
		if s != "" {
			r.text1("", from, to)
		}
		return
	}
	r.text1("#text", from, to)
	r.said = s
	if r.runs != nil {
		value, steps := entities(r.text[from:to])
		r.runs.add(value, Span{from, to}, steps)
	}
	if g := r.grid(); g != nil && g.cell != nil {
		start := from + strings.Index(r.text[from:to], s)
		value, steps := entities(s)
		if g.cell.n > 0 && r.runs == nil {
			g.cell.add(" ", Span{start, start}, nil)
		} else if r.runs != nil {
			start = from
			value, steps = entities(r.text[from:to])
		}
		g.cell.add(value, Span{start, start + len(s)}, steps)
	}
}

func (r *markupReader) text1(name string, from, to int) {
	raw := r.text[from:to]
	s := strings.TrimSpace(raw)
	start := from + strings.Index(raw, s)
	r.put(name, s, start)
}

// put hands on a text with its entities resolved.
func (r *markupReader) put(name, s string, start int) {
	r.b.member(name)
	value, steps := entities(s)
	r.b.text(value, Span{start, start + len(s)}, steps)
}

// entities resolves &quot; and the like.
func entities(s string) (string, []step) {
	if strings.IndexByte(s, '&') < 0 {
		return s, nil
	}
	var b strings.Builder
	var steps []step
	for i := 0; i < len(s); {
		if s[i] == '&' {
			if n := strings.IndexByte(s[i:min(len(s), i+12)], ';'); n > 0 {
				if v := html.UnescapeString(s[i : i+n+1]); v != s[i:i+n+1] {
					if v == "\u00a0" { // a blank that lines are not broken at
						v = " "
					}
					b.WriteString(v)
					i += n + 1
					steps = append(steps, step{b.Len(), i - b.Len()})
					continue
				}
			}
		}
		b.WriteByte(s[i])
		i++
	}
	return b.String(), steps
}

// tag reads a tag; false if there is none.
func (r *markupReader) tag() bool {
	s := r.text[r.at:]
	switch {
	case strings.HasPrefix(s, "<!--"):
		end := strings.Index(s, "-->")
		if end < 0 {
			return false
		}
		r.at += end + 3
		return true
	case strings.HasPrefix(s, "<![CDATA["):
		end := strings.Index(s, "]]>")
		if end < 0 {
			return false
		}
		r.content(r.at+len("<![CDATA["), r.at+end)
		r.at += end + 3
		return true
	case strings.HasPrefix(s, "</"):
		end := strings.IndexByte(s, '>')
		if end < 0 {
			return false
		}
		r.close(strings.TrimSpace(s[2:end]))
		r.at += end + 1
		return true
	}
	i := 1
	for i < len(s) && (isNameByte(s[i]) || s[i] == ':' || s[i] == '!' || s[i] == '?') {
		i++
	}
	if i == 1 {
		return false
	}
	name := s[1:i]
	r.b.member(name)
	if len(r.b.stack) < maxNesting {
		r.b.enter(false)
		r.names = append(r.names, name)
	} else {
		return false
	}
	self := r.attributes(r.at + i)
	if paragraphs[name] && !self {
		r.runs = new(joined)
	}
	if !self {
		r.openGrid(name)
	}
	if self || void[strings.ToLower(name)] || name[0] == '?' {
		r.close(name)
	}
	r.said = ""
	return true
}

// attributes reads up to the end of the tag, and reports whether the element is
// closed there.
func (r *markupReader) attributes(at int) (closed bool) {
	for at < len(r.text) {
		switch c := r.text[at]; {
		case c == '>':
			r.at = at + 1
			return closed
		case c == '/' || c == '?':
			closed = true
			at++
			continue
		case c == ' ' || c == '\n' || c == '\t' || c == '\r':
			at++
			continue
		}
		closed = false
		from := at
		for at < len(r.text) && strings.IndexByte(" \n\t\r=>/", r.text[at]) < 0 {
			at++
		}
		if at == from {
			at++
			continue
		}
		name := r.text[from:at]
		if at+1 < len(r.text) && r.text[at] == '=' && (r.text[at+1] == '"' || r.text[at+1] == '\'') {
			q := r.text[at+1]
			n := strings.IndexByte(r.text[at+2:], q)
			if n < 0 {
				break
			}
			r.put(name, r.text[at+2:at+2+n], at+2)
			at += n + 3
		} else if at < len(r.text) && r.text[at] == '=' {
			at++
		}
	}
	r.at = len(r.text)
	return closed
}

// openGrid opens a table, or a part of it. HTML needs no end tags.
func (r *markupReader) openGrid(name string) {
	g := r.grid()
	switch {
	case tableTags[name]:
		r.grids = append(r.grids, new(grid))
	case g == nil:
	case rowTags[name]:
		g.endRow(r.b.d, r.b.src, r.b.top().place)
	case cellTags[name]:
		g.endCell()
		g.cell = new(joined)
		g.heads = g.heads || name == "th"
	}
}

// closeGrid closes it.
func (r *markupReader) closeGrid(name string) {
	g := r.grid()
	switch {
	case g == nil:
	case tableTags[name]:
		g.endRow(r.b.d, r.b.src, r.b.top().place)
		r.grids = r.grids[:len(r.grids)-1]
	case rowTags[name]:
		g.endRow(r.b.d, r.b.src, r.b.top().place)
	case cellTags[name]:
		g.endCell()
	}
}

// close closes an element and those in it that were left open.
func (r *markupReader) close(name string) {
	r.closeGrid(name)
	if paragraphs[name] && r.runs != nil {
		if r.runs.n > 1 {
			l := r.runs.leaf("", r.b.top().place)
			l.src, l.index = r.b.src, -1
			r.b.d.leaf(l)
		}
		r.runs = nil
	}
	for i := len(r.names) - 1; i >= 0; i-- {
		if r.names[i] != name {
			continue
		}
		for len(r.names) > i {
			r.b.leave()
			r.names = r.names[:len(r.names)-1]
		}
		// <key>NAME</key><string>value</string>
		if nameKeys[name] && r.said != "" && len(r.said) < 100 {
			r.b.top().pair = r.said
		} else if name == "string" || wrapperKeys[name] {
			r.b.top().pair = ""
		}
		return
	}
}
