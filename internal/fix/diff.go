package fix

import (
	"bytes"
	"fmt"
	"io"
	"strings"
)

// contextLines is how many lines a diff shows around a change.
const contextLines = 3

// Diff writes what the edits change, as a unified diff of a file of that name. Lines go
// through redact: those around a change may have secrets in them.
func (f *File) Diff(w io.Writer, name string, redact func(line string) string) error {
	var b strings.Builder
	fmt.Fprintf(&b, "--- a/%s\n+++ b/%s\n", name, name)
	old := bytes.SplitAfter(f.Old, []byte("\n"))
	shift := 0 // how many lines there are more
	for edits := f.edits; len(edits) > 0; {
		first, last := f.lines(edits[0])
		n := 1
		for n < len(edits) {
			from, to := f.lines(edits[n])
			if from > last+2*contextLines {
				break
			}
			last = max(last, to)
			n++
		}
		start, end := f.lineStart(first), f.lineStart(last+1)
		inner := make([]edit, 0, n)
		for _, e := range edits[:n] {
			inner = append(inner, edit{start: e.start - start, end: e.end - start, text: e.text})
		}
		added := bytes.SplitAfter(apply(f.Old[start:end], inner), []byte("\n"))
		if len(added[len(added)-1]) == 0 {
			added = added[:len(added)-1]
		}
		removed := old[first : last+1]
		// What is the same at both ends is context.
		for len(added) > 0 && len(removed) > 0 && bytes.Equal(added[0], removed[0]) {
			added, removed, first = added[1:], removed[1:], first+1
		}
		for len(added) > 0 && len(removed) > 0 && bytes.Equal(added[len(added)-1], removed[len(removed)-1]) {
			added, removed, last = added[:len(added)-1], removed[:len(removed)-1], last-1
		}
		from, to := max(first-contextLines, 0), min(last+1+contextLines, len(old))
		if to == len(old) && len(old[to-1]) == 0 {
			to--
		}
		around := to - from - len(removed)
		fmt.Fprintf(&b, "@@ -%d,%d +%d,%d @@\n", from+1, around+len(removed), from+1+shift, around+len(added))
		lines := func(sign string, ls [][]byte) {
			for _, l := range ls {
				b.WriteString(sign + redact(strings.TrimRight(string(l), "\r\n")) + "\n")
			}
		}
		lines(" ", old[from:first])
		lines("-", removed)
		lines("+", added)
		lines(" ", old[min(last+1, to):to])
		shift += len(added) - len(removed)
		edits = edits[n:]
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// lines are the first and last line of an edit, from 0.
func (f *File) lines(e edit) (first, last int) {
	first = bytes.Count(f.Old[:e.start], []byte("\n"))
	last = first + bytes.Count(f.Old[e.start:max(e.start, e.end-1)], []byte("\n"))
	return first, last
}

func (f *File) lineStart(n int) int {
	at := 0
	for range n {
		i := bytes.IndexByte(f.Old[at:], '\n')
		if i < 0 {
			return len(f.Old)
		}
		at += i + 1
	}
	return at
}
