package artifact

import (
	"fmt"
	"strings"
)

// decodeLines reads JSON lines and logs. Every line is a document with limits of
// its own: a log of a million lines is no bomb.
func decodeLines(path, text string, yield func(*Leaf)) (limit string) {
	parts := newDeltas()
	d := decoder{yield: yield}
	n, at := 0, 0
	loose := -1 // where lines begin that are no JSON
	flush := func(end int) {
		if loose >= 0 {
			d.reset(text[loose:end])
			d.text(text[loose:end], &Source{at: Span{loose, end}}, &Place{index: -1})
			note(&limit, d.hit, n)
			loose = -1
		}
	}
	for line := range strings.Lines(text) {
		n++
		if t := strings.TrimLeft(line, " \t"); t != "" && (t[0] == '{' || t[0] == '[' && len(t) > 2 && strings.IndexByte("{[\"", t[1]) >= 0) {
			flush(at)
			d.reset(line)
			d.record(line, &Source{at: Span{at, at + len(line)}}, &Place{index: -1}, parts)
			note(&limit, d.hit, n)
		} else if strings.TrimSpace(line) != "" && loose < 0 {
			loose = at
		}
		at += len(line)
	}
	flush(at)
	d.reset("")
	parts.flush(&d)
	return limit
}

func note(limit *string, hit string, line int) {
	if *limit == "" && hit != "" {
		*limit = fmt.Sprintf("%s, in line %d", hit, line)
	}
}

// IsRecord reports whether a line of JSON lines says the same whatever stands around it.
func IsRecord(line string) bool {
	return strings.HasPrefix(strings.TrimLeft(line, " \t"), "{") && !strings.Contains(line, "delta")
}

// record reads one line of JSON lines, and collects the pieces of a stream.
func (d *decoder) record(line string, src *Source, at *Place, parts *deltas) {
	if !strings.Contains(line, "delta") {
		r := &braces{text: line, b: newBuilder(d, src, at, "")}
		ok := r.value()
		r.b.unwind()
		if !ok {
			if r.at < len(line) {
				d.text(line[r.at:], &Source{of: src, at: Span{r.at, len(line)}}, at)
			}
		}
		return
	}
	parts.collect(d, line, src, at)
}

// LastLine returns how much of a text is whole lines.
func LastLine(text string) int { return strings.LastIndexByte(text, '\n') + 1 }
