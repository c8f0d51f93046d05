package artifact

import "sort"

// Span is a range of bytes.
type Span struct{ Start, End int }

// Source says where a text was taken from, so that every range of it leads back
// to the bytes of the file, however many wrappings lie between.
type Source struct {
	of    *Source // nil if it was taken from the file itself
	at    Span    // where in that
	steps []step
	// opaque is set for an encoding in which only the whole has a place.
	opaque bool
}

// step says that from an offset of a text on, what it was taken from is so many
// bytes ahead: each `\n` in JSON adds one.
type step struct{ offset, ahead int }

// span maps a range of the text to the file.
func (s *Source) span(r Span) Span {
	for ; s != nil; s = s.of {
		if s.opaque {
			r = s.at
			continue
		}
		r = Span{s.at.Start + r.Start + ahead(s.steps, r.Start), s.at.Start + r.End + ahead(s.steps, r.End)}
	}
	return r
}

// ahead returns how far an offset is shifted.
func ahead(steps []step, offset int) int {
	i := sort.Search(len(steps), func(i int) bool { return steps[i].offset > offset })
	if i == 0 {
		return 0
	}
	return steps[i-1].ahead
}
