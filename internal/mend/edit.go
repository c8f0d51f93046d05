package mend

import (
	"bytes"
	"cmp"
	"go/ast"
	"slices"
	"strings"
)

// segment is a stretch of a file that is blanked out, with a text at its beginning.
type segment struct {
	start, end int
	text       string
}

// edit is what is done about one error: all of its segments or none.
type edit struct {
	file     int
	segments []segment
}

// splice replaces a stretch so that what follows stays on its line, and where possible
// in its column.
func splice(src []byte, s segment) []byte {
	gap := bytes.Map(func(r rune) rune {
		if r == '\n' || r == '\r' || r == '\t' {
			return r
		}
		return ' '
	}, latin1(src[s.start:s.end]))
	line := bytes.IndexByte(gap, '\n')
	if line < 0 {
		line = len(gap)
	}
	gap = gap[min(len(s.text), line):]
	return slices.Concat(src[:s.start], []byte(s.text), gap, src[s.end:])
}

// latin1 makes one byte of every byte, whatever characters they were part of: columns
// count bytes.
func latin1(b []byte) []byte {
	b = bytes.Clone(b)
	for i := range b {
		if b[i] >= 0x80 {
			b[i] = ' '
		}
	}
	return b
}

// apply makes the edits that do not get into each other's way, and reports whether
// there were any. The others come again in the next round.
func (m *mender) apply() bool {
	taken := make([][]segment, len(m.sources))
	for _, e := range m.edits {
		clash := slices.ContainsFunc(e.segments, func(s segment) bool {
			return slices.ContainsFunc(taken[e.file], func(t segment) bool {
				return s.start < t.end && t.start < s.end || s.start == t.start
			})
		})
		if clash {
			continue
		}
		taken[e.file] = append(taken[e.file], e.segments...)
		m.touch(e)
	}
	done := false
	for file, segments := range taken {
		slices.SortFunc(segments, func(a, b segment) int { return cmp.Compare(b.start, a.start) })
		for _, s := range segments {
			m.sources[file] = splice(m.sources[file], s)
			done = true
		}
	}
	m.edits = nil
	return done
}

// touch remembers the functions that an edit takes something out of.
func (m *mender) touch(e edit) {
	for _, d := range m.parsed[e.file].Decls {
		fn, ok := d.(*ast.FuncDecl)
		if !ok || strings.HasPrefix(fn.Name.Name, zero) {
			continue
		}
		from, to := m.offset(e.file, fn.Pos()), m.offset(e.file, fn.End())
		if slices.ContainsFunc(e.segments, func(s segment) bool { return from <= s.start && s.start < to }) {
			m.cut[place{e.file, m.fset.PositionFor(fn.Pos(), false).Line}] = true
		}
	}
}
