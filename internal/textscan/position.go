package textscan

import (
	"sort"
	"strings"

	"github.com/leakvet/leakvet/internal/finding"
)

// lines knows where the lines of a piece begin.
type lines struct {
	piece
	starts []int
	// columns[i] is how many UTF-16 units stand in front of byte i*columnStep: a
	// log of one line may hold thousands of findings.
	columns []int
}

const columnStep = 1 << 10

func newLines(p piece) *lines {
	l := &lines{piece: p, starts: []int{0}}
	for at := 0; ; {
		i := strings.IndexByte(p.text[at:], '\n')
		if i < 0 {
			return l
		}
		at += i + 1
		l.starts = append(l.starts, at)
	}
}

// index returns which of the piece's lines holds an offset, from 0.
func (l *lines) index(offset int) int { return sort.SearchInts(l.starts, offset+1) - 1 }

// line returns the number of the line that holds an offset.
func (l *lines) line(offset int) int { return l.piece.line + l.index(offset) }

// nearLine is how much of a line on each side of a match an allowlist sees. In a
// log of one line, what is further away says nothing about the match.
const nearLine = 1 << 10

// around returns the line that a range begins on, or what is near of a long one.
func (l *lines) around(s span) string {
	i := l.index(s.start)
	from, to := l.starts[i], len(l.text)
	if i+1 < len(l.starts) {
		to = l.starts[i+1] - 1
	}
	line := l.text[max(from, s.start-nearLine):max(s.start, min(to, s.end+nearLine))]
	return strings.TrimSuffix(line, "\r")
}

// region turns a byte range into lines and UTF-16 columns.
func (l *lines) region(s span) finding.Region {
	first := l.index(s.start)
	last := max(first, l.index(max(s.start, s.end-1)))
	return finding.Region{
		StartLine: l.piece.line + first, StartColumn: l.columnOf(first, s.start),
		EndLine: l.piece.line + last, EndColumn: l.columnOf(last, s.end),
	}
}

// columnOf returns the column of an offset in a line.
func (l *lines) columnOf(line, offset int) int {
	column := 1 + l.unitsBefore(offset) - l.unitsBefore(l.starts[line])
	if line == 0 {
		column += l.column - 1
	}
	return column
}

func (l *lines) unitsBefore(offset int) int {
	if l.columns == nil {
		l.columns = []int{0}
		for at := columnStep; at <= len(l.text); at += columnStep {
			l.columns = append(l.columns, l.columns[len(l.columns)-1]+units(l.text[at-columnStep:at]))
		}
	}
	return l.columns[offset/columnStep] + units(l.text[offset/columnStep*columnStep:offset])
}

// units counts UTF-16 code units by the beginnings of characters, so that counts
// of adjoining stretches add up wherever they are cut.
func units(s string) (n int) {
	for i := range len(s) {
		switch c := s[i]; {
		case c&0xc0 == 0x80: // within a character
		case c >= 0xf0:
			n += 2 // a surrogate pair
		default:
			n++
		}
	}
	return n
}
