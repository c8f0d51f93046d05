package baseline

import (
	"path"
	"slices"

	"github.com/leakvet/leakvet/internal/finding"
)

// Tree is what matching has to know of the scanned tree. Its paths are the baseline's.
type Tree struct {
	// Path turns the path of a finding into the baseline's.
	Path func(string) string
	// Renamed says where files have gone since [Baseline.Revision], old → new; nil if
	// nobody knows. It is asked only if something is left to match.
	Renamed func() map[string]string
	// Exists reports whether a file is there.
	Exists func(path string) bool
}

// Match is what became of the entries.
type Match struct {
	known   []bool // by finding
	hits    []int  // by entry
	marks   []finding.Mark
	entries []Entry
}

// Known reports whether the ith finding is in the baseline.
func (m *Match) Known(i int) bool { return m.known[i] }

// Stale counts the findings of the baseline that are no more, of those looked for.
func (m *Match) Stale(lookedFor func(Entry) bool) (n int) {
	for i, e := range m.entries {
		if lookedFor(e) {
			n += max(e.count()-m.hits[i], 0)
		}
	}
	return n
}

// Match compares findings to the baseline. What has the same mark is known. So is, in
// this order, what stands in a file that was renamed; the same secret elsewhere in
// its file, where the function or pointer around it is called differently; and the
// same secret in a file of the same name, where the old one is gone.
func (b *Baseline) Match(fs []finding.Finding, t Tree) *Match {
	m := &Match{known: make([]bool, len(fs)), hits: make([]int, len(b.Entries)), entries: b.Entries}
	for i := range fs {
		mark := finding.MarkOf(&fs[i], b.Salt)
		if t.Path != nil {
			mark.Path = t.Path(mark.Path)
		}
		m.marks = append(m.marks, mark)
	}
	same := func(k finding.Mark) finding.Mark { return k }
	m.pass(same, same)
	if !m.open() {
		return m
	}
	var renamed map[string]string
	if t.Renamed != nil {
		renamed = t.Renamed()
	}
	m.pass(same, func(k finding.Mark) finding.Mark {
		to, ok := renamed[k.Path]
		if !ok {
			return finding.Mark{}
		}
		k.Path = to
		return k
	})
	elsewhere := func(k finding.Mark) finding.Mark {
		if k.Digest == "" {
			return finding.Mark{}
		}
		k.Place, k.Source = "", ""
		return k
	}
	m.pass(elsewhere, elsewhere)
	moved := func(k finding.Mark) finding.Mark {
		k = elsewhere(k)
		k.Path = path.Base(k.Path)
		return k
	}
	m.pass(moved, func(k finding.Mark) finding.Mark {
		if t.Exists == nil || t.Exists(k.Path) {
			return finding.Mark{}
		}
		return moved(k)
	})
	return m
}

// open reports whether findings are left that are not known, and entries that are not hit.
func (m *Match) open() bool {
	left := false
	for i, e := range m.entries {
		left = left || m.hits[i] < e.count()
	}
	return left && slices.Contains(m.known, false)
}

// pass matches what is left of findings and entries by a part of their marks. A part that
// is zero matches nothing.
func (m *Match) pass(ofFinding, ofEntry func(finding.Mark) finding.Mark) {
	left := make(map[finding.Mark][]int) // entries with room
	for i, e := range m.entries {
		if k := ofEntry(e.Mark); k.Rule != "" {
			for range e.count() - m.hits[i] {
				left[k] = append(left[k], i)
			}
		}
	}
	for i, mark := range m.marks {
		if m.known[i] {
			continue
		}
		k := ofFinding(mark)
		if entries := left[k]; k.Rule != "" && len(entries) > 0 {
			m.known[i] = true
			m.hits[entries[0]]++
			left[k] = entries[1:]
		}
	}
}

// Update makes the entries those of the findings: all of them, or with prune only those
// that were known, under the marks that they have now. Entries that were not looked
// for stay.
func (b *Baseline) Update(m *Match, prune bool, lookedFor func(Entry) bool) {
	var out []Entry
	at := make(map[finding.Mark]int)
	add := func(k finding.Mark, n int) {
		if i, ok := at[k]; ok {
			out[i].Count += n
			return
		}
		at[k] = len(out)
		out = append(out, Entry{k, n})
	}
	for i, k := range m.marks {
		if m.known[i] || !prune {
			add(k, 1)
		}
	}
	for i, e := range b.Entries {
		if rest := e.count() - m.hits[i]; rest > 0 && !lookedFor(e) {
			add(e.Mark, rest)
		}
	}
	b.Entries = out
}
