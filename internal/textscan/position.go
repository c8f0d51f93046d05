package textscan

import (
	"sort"
	"strings"
	"unicode/utf16"

	"github.com/leakvet/leakvet/internal/finding"
)

// lines knows where the lines of a text begin. It remembers the last column that
// it counted: a log of one line may hold thousands of findings.
type lines struct {
	text   string
	starts []int

	counted, column int // an offset and the UTF-16 column there
}

func newLines(text string) *lines {
	l := &lines{text: text, starts: []int{0}}
	for at := 0; ; {
		i := strings.IndexByte(text[at:], '\n')
		if i < 0 {
			return l
		}
		at += i + 1
		l.starts = append(l.starts, at)
	}
}

// line returns the number of the line that holds an offset, from 1.
func (l *lines) line(offset int) int {
	return sort.SearchInts(l.starts, offset+1)
}

// lineText returns a line without its end.
func (l *lines) lineText(n int) string {
	end := len(l.text)
	if n < len(l.starts) {
		end = l.starts[n] - 1
	}
	return strings.TrimSuffix(l.text[l.starts[n-1]:end], "\r")
}

// longLine is how much of a line on each side of a match an allowlist sees: its
// expressions would run over a log of one line once a finding.
const longLine = 4 << 10

// around returns the line that a range begins on, or what is near of a long one.
func (l *lines) around(s span) string {
	n := l.line(s.start)
	line, at := l.lineText(n), s.start-l.starts[n-1]
	from := max(0, min(at, len(line))-longLine)
	return line[from:min(len(line), max(from, at+(s.end-s.start)+longLine))]
}

// region turns a byte range into lines and UTF-16 columns.
func (l *lines) region(start, end int) finding.Region {
	first := l.line(start)
	last := max(first, l.line(max(start, end-1)))
	r := finding.Region{StartLine: first, EndLine: last}
	r.StartColumn = l.columnOf(first, start)
	r.EndColumn = l.columnOf(last, end)
	return r
}

// columnOf returns the column of an offset in a line.
func (l *lines) columnOf(line, offset int) int {
	from, column := l.starts[line-1], 1
	if l.counted >= from && l.counted <= offset && l.column > 0 {
		from, column = l.counted, l.column
	}
	l.counted, l.column = offset, column+units(l.text[from:offset])
	return l.column
}

// units counts UTF-16 code units. A byte that is no UTF-8 counts as one, like
// the replacement character that an editor shows for it.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}
