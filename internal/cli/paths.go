package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/leakvet/leakvet/internal/finding"
)

// names are the paths of a scan as they are shown. People and tools put secrets in file
// names: a session's token, a webhook's URL. A report masks them there as anywhere else.
type names struct {
	masked map[string]string // path → as it is shown
	real   map[string]string // as it is shown → path, if the two differ
}

// masked is a path without the secrets in it, which other paths may look like.
func (s *scan) masked(path string) string {
	if s.messages == nil {
		return path
	}
	return s.messages.Path(path)
}

// shown is a path without the secrets in it that no other looks like.
func (s *scan) shown(path string) string {
	if s.messages == nil {
		return path
	}
	if m, ok := s.names.masked[path]; ok {
		return m
	}
	m := s.masked(path)
	if s.names.masked == nil {
		s.names = names{make(map[string]string), make(map[string]string)}
	}
	if m != path {
		m = s.names.claim(m, path)
	}
	s.names.masked[path] = m
	return m
}

// claim gives a path a masked name that no other has: two keys of one kind look alike.
func (n names) claim(mask, path string) string {
	for i, m := 2, mask; ; i++ {
		if owner, taken := n.real[m]; !taken || owner == path {
			n.real[m] = path
			return m
		}
		m = fmt.Sprintf("%s~%d", mask, i)
	}
}

// hidePaths masks the paths of a result, and where its messages name them. It comes last:
// everything before works with files.
func (s *scan) hidePaths(r *finding.Result) {
	clear(s.names.masked) // of before anything was found
	var pairs []string
	for _, l := range locations(r) {
		raw := l.Path
		if l.Path = s.shown(raw); l.Path != raw {
			pairs = append(pairs, raw, l.Path)
			pairs = append(pairs, segments(raw, l.Path)...)
		}
	}
	for i := range r.Problems {
		raw := r.Problems[i].Path
		if r.Problems[i].Path = s.shown(raw); r.Problems[i].Path != raw {
			pairs = append(pairs, raw, r.Problems[i].Path)
			pairs = append(pairs, segments(raw, r.Problems[i].Path)...)
		}
	}
	if len(pairs) == 0 {
		return
	}
	replace := strings.NewReplacer(longestFirst(pairs)...)
	for _, text := range texts(r) {
		*text = replace.Replace(*text)
	}
}

// segments pairs the parts of a path that are masked: messages name a file by its last.
func segments(raw, shown string) (pairs []string) {
	a, b := strings.Split(raw, "/"), strings.Split(shown, "/")
	if len(a) != len(b) {
		return nil
	}
	for i := range a {
		if a[i] != b[i] {
			pairs = append(pairs, a[i], b[i])
		}
	}
	return pairs
}

// longestFirst sorts pairs so that none hides a longer one that it begins.
func longestFirst(pairs []string) []string {
	chunks := slices.Collect(slices.Chunk(pairs, 2))
	slices.SortStableFunc(chunks, func(a, b []string) int { return len(b[0]) - len(a[0]) })
	return slices.Concat(chunks...)
}

// locations are all places that a result names.
func locations(r *finding.Result) (out []*finding.Location) {
	for _, fs := range [][]finding.Finding{r.Findings, r.Suppressed} {
		for i := range fs {
			out = append(out, &fs[i].Location)
			for _, steps := range [][]finding.Step{fs[i].Flow, fs[i].Related} {
				for j := range steps {
					out = append(out, &steps[j].Location)
				}
			}
		}
	}
	return out
}

// texts are all words of a result that may name a file.
func texts(r *finding.Result) (out []*string) {
	for _, fs := range [][]finding.Finding{r.Findings, r.Suppressed} {
		for i := range fs {
			f := &fs[i]
			out = append(out, &f.Message, &f.Location.Symbol, &f.Location.Pointer)
			for _, steps := range [][]finding.Step{f.Flow, f.Related} {
				for j := range steps {
					out = append(out, &steps[j].Message, &steps[j].Location.Symbol, &steps[j].Location.Pointer)
				}
			}
			if f.Suppression != nil {
				out = append(out, &f.Suppression.Reason, &f.Suppression.Place)
			}
		}
	}
	for i := range r.Problems {
		out = append(out, &r.Problems[i].Message)
	}
	return out
}
