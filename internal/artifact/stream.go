package artifact

import (
	"slices"
	"strings"
)

// joined is a text put together from pieces that lie apart in the file: a key
// that a model has streamed stands in five events.
type joined struct {
	b     strings.Builder
	steps []step
	n     int
	first Span
}

// add appends a piece. at and steps say where it stands.
func (j *joined) add(value string, at Span, steps []step) {
	if j.n == 0 {
		j.first = at
	}
	j.n++
	from := j.b.Len()
	j.steps = append(j.steps, step{from, at.Start - from})
	for _, s := range steps {
		j.steps = append(j.steps, step{from + s.offset, at.Start - from + s.ahead})
	}
	j.b.WriteString(value)
}

// leaf makes a leaf of what was joined. Its source is the file.
func (j *joined) leaf(key string, at *Place) Leaf {
	return Leaf{Key: key, Value: j.b.String(), Apart: true, Decoded: true, parent: at, name: key, index: -1, steps: j.steps}
}

// deltas joins the strings of events that continue each other.
type deltas struct {
	order []string
	byKey map[string]*joined
}

func newDeltas() *deltas { return &deltas{byKey: make(map[string]*joined)} }

// continued are the members of events that hold the next piece of a text.
var continued = set("content text partial_json arguments delta output thinking")

// collect reads an event and keeps its pieces.
func (p *deltas) collect(d *decoder, event string, src *Source, at *Place) {
	yield := d.yield
	d.yield = func(l *Leaf) {
		if continued[l.name] && l.src == src {
			path := l.name
			for up := l.parent; up != nil; up = up.up {
				path += "/" + up.name
			}
			j := p.byKey[path]
			if j == nil {
				j = new(joined)
				p.byKey[path] = j
				p.order = append(p.order, path)
			}
			whole := l.Whole()
			j.add(l.Value, whole, l.steps)
		}
		yield(l)
	}
	defer func() { d.yield = yield }()
	d.json(event, src, at, "")
}

// flush hands on what was joined of several pieces.
func (p *deltas) flush(d *decoder) {
	slices.Sort(p.order)
	for _, path := range p.order {
		if j := p.byKey[path]; j.n > 1 {
			name, _, _ := strings.Cut(path, "/")
			d.leaf(j.leaf(name, &Place{name: "stream", step: true}))
		}
	}
	*p = *newDeltas()
}

// cast reads an asciinema recording: what was typed comes one character an event.
func (d *decoder) cast(text string, src *Source, at *Place) {
	screens := map[string]*joined{"o": {}, "i": {}}
	offset := 0
	for line := range strings.Lines(text) {
		from := offset
		offset += len(line)
		if strings.HasPrefix(line, "{") {
			d.json(line, &Source{of: src, at: Span{from, offset}}, at, "")
			continue
		}
		r := &braces{text: line}
		i := strings.IndexByte(line, '"')
		if i < 0 {
			continue
		}
		r.at = i
		kind, _, _, ok := r.quoted()
		if !ok || screens[kind] == nil {
			continue
		}
		if i = strings.IndexByte(line[r.at:], '"'); i < 0 {
			continue
		}
		r.at += i
		if value, span, steps, ok := r.quoted(); ok {
			screens[kind].terminal(value, Span{from + span.Start, from + span.End}, steps)
		}
	}
	for _, kind := range []string{"o", "i"} {
		j := screens[kind]
		if j.n == 0 {
			continue
		}
		l := j.leaf("", at)
		l.src, l.index = src, -1
		d.inner(&l, "terminal", l.Value, false, func(s *Source, p *Place) { d.text(l.Value, s, p) })
		l.parent = &Place{up: at, name: "terminal", step: true}
		d.yield(&l)
	}
}

// terminal adds what a terminal shows: without escape sequences, and with
// characters rubbed out.
func (j *joined) terminal(value string, at Span, steps []step) {
	from := 0
	put := func(to int) {
		if to > from {
			start := at.Start + from + ahead(steps, from)
			var own []step
			for _, s := range steps {
				if s.offset > from && s.offset < to {
					own = append(own, step{s.offset - from, s.ahead - ahead(steps, from)})
				}
			}
			j.add(value[from:to], Span{start, start + to - from}, own)
		}
	}
	for i := 0; i < len(value); {
		switch value[i] {
		case 0x1b:
			put(i)
			i += escapeSequence(value[i:])
			from = i
		case '\b', 0x7f:
			put(i)
			if s := j.b.String(); s != "" {
				j.b.Reset()
				j.b.WriteString(s[:len(s)-1])
				for n := len(j.steps); n > 0 && j.steps[n-1].offset >= len(s)-1 && n > 1; n = len(j.steps) {
					j.steps = j.steps[:n-1]
				}
			}
			i++
			from = i
		default:
			i++
		}
	}
	put(len(value))
}

// escapeSequence returns the length of the terminal's escape that s begins with.
func escapeSequence(s string) int {
	if len(s) < 2 {
		return len(s)
	}
	switch s[1] {
	case '[':
		for i := 2; i < len(s); i++ {
			if s[i] >= 0x40 && s[i] <= 0x7e {
				return i + 1
			}
		}
		return len(s)
	case ']':
		for i := 2; i < len(s); i++ {
			if s[i] == 7 {
				return i + 1
			}
			if s[i] == 0x1b {
				return min(i+2, len(s))
			}
		}
		return len(s)
	}
	return 2
}
