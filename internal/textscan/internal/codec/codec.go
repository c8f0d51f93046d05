// Package codec decodes what gitleaks' decoder decodes: the same stretches of a text, to
// the same values, in the same passes, with the same way back to where they stood. It
// reads a text once and allocates nothing where nothing is encoded; the library runs a
// regexp over all of it.
//
// Its oddities are part of the result: what touches a neighbour of higher precedence
// waits for the next pass, values have to be ASCII throughout.
package codec

import "strings"

// Segment is a stretch of a text that was decoded.
type Segment struct {
	// Original is where it came from in the text of the first pass, Encoded where it
	// stood in the text of this pass, Decoded where its value stands in the next one.
	Original, Encoded, Decoded Span
	Value                      string
}

// Span is a range of bytes.
type Span struct{ Start, End int }

// touches reports whether two ranges overlap or border on each other.
func (s Span) touches(o Span) bool { return o.Start <= s.End && o.End >= s.Start }

func (s Span) contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

func (s Span) merge(o Span) Span { return Span{min(s.Start, o.Start), max(s.End, o.End)} }

// Pass is what one pass over a text has decoded. The passes are a list, the last one first;
// nil is the text as it was read.
type Pass struct {
	// Segments are in the order of the text.
	Segments []Segment
	// Depth counts the passes, from 1.
	Depth  int
	before *Pass
}

// Decode makes another pass over a text, which before has led to. It returns nil, and the
// text as it is, if there is nothing to decode.
func Decode(text string, before *Pass) (string, *Pass) {
	var pass *Pass
	var out strings.Builder
	done := 0
	f := newFinder(text)
	last, this := match{}, f.next()
	for this.kind != none {
		next := f.next()
		waits := last.above(this) || next.above(this)
		value := ""
		if !waits {
			value = this.decode(text)
		}
		if value != "" {
			if pass == nil {
				pass = &Pass{Depth: 1, before: before}
				if before != nil {
					pass.Depth += before.Depth
				}
				out.Grow(len(text))
			}
			out.WriteString(text[done:this.Start])
			at := out.Len()
			out.WriteString(value)
			done = this.End
			pass.Segments = append(pass.Segments, Segment{before.Original(this.Span), this.Span, Span{at, out.Len()}, value})
		}
		last, this = this, next
	}
	if pass == nil {
		return text, nil
	}
	out.WriteString(text[done:])
	return out.String(), pass
}

// Touched returns the segments whose values a range of the decoded text overlaps or
// borders on.
func (p *Pass) Touched(r Span) []Segment {
	from := search(len(p.Segments), func(i int) bool { return p.Segments[i].Decoded.End >= r.Start })
	to := from
	for to < len(p.Segments) && p.Segments[to].Decoded.touches(r) {
		to++
	}
	return p.Segments[from:to]
}

// Original maps a range of the text that a pass has led to back to the first one. What lies
// in a value has all of its encoding for its place.
func (p *Pass) Original(r Span) Span {
	for ; p != nil; p = p.before {
		var at Span
		for _, s := range p.Touched(r) {
			if s.Decoded.contains(r) {
				return s.Original
			}
			all := s.Decoded.merge(r)
			reach := Span{s.Encoded.Start + all.Start - s.Decoded.Start, s.Encoded.End + all.End - s.Decoded.End}
			if at.End == 0 {
				at = reach
			} else {
				at = at.merge(reach)
			}
		}
		if at.End == 0 {
			return r // it takes what lies outside of all values to have moved nowhere
		}
		r = at
	}
	return r
}

// Line returns the lines of the decoded text that the values of segments, which are some
// of a pass and in order, stand on, with the line end in front of them.
func Line(text string, segments []Segment) string {
	from := segments[0].Decoded.Start
	to := segments[len(segments)-1].Decoded.End
	start := max(0, strings.LastIndexByte(text[:from+1], '\n'))
	if i := strings.IndexByte(text[to:], '\n'); i >= 0 {
		return text[start : to+i]
	}
	return text[start:]
}

// search is [sort.Search], which does not get inlined.
func search(n int, yes func(int) bool) int {
	from, to := 0, n
	for from < to {
		if mid := (from + to) / 2; yes(mid) {
			to = mid
		} else {
			from = mid + 1
		}
	}
	return from
}
