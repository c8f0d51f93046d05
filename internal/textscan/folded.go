package textscan

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

// The characters outside ASCII that (?i) takes for s and k.
const (
	longS  = '\u017f'
	kelvin = '\u212a'
)

// findFolded adds the matches that hold one of these characters. Keywords have
// none and windows are measured in bytes, so what is near them is searched whole.
func (m *matcher) findFolded(ctx context.Context, path, text string, only func(span) bool, hits []hit) []hit {
	near := foldedRanges(text)
	if near == nil {
		return hits
	}
	type found struct {
		rule  *rule
		start int
	}
	old := make(map[found]bool) // other keywords have led to these
	for _, h := range hits {
		old[found{h.rule, h.match.start}] = true
	}
	asASCII := strings.NewReplacer(string(longS), "s", string(kelvin), "k")
	for _, w := range near {
		if ctx.Err() != nil || only != nil && !only(w) {
			continue
		}
		wanted := make(map[int32]bool)
		m.finder.scan(asASCII.Replace(text[w.start:w.end]), func(word int32, _ int) {
			for _, r := range m.byWord[word] {
				wanted[r] = true
			}
		})
		n := len(hits)
		for i, r := range m.rules {
			if !wanted[int32(i)] {
				continue
			}
			if p := r.programAt(path); p != nil && !pathAllowed(p.allow, path) {
				hits = r.search(p, text, w, hits)
			}
		}
		added := slices.DeleteFunc(hits[n:], func(h hit) bool { return old[found{h.rule, h.match.start}] })
		hits = hits[:n+len(added)]
	}
	return hits
}

// foldedRanges returns what surrounds the characters, in order and without overlap.
func foldedRanges(text string) (out []span) {
	var all []span
	for _, c := range []string{string(longS), string(kelvin)} {
		for at := 0; ; {
			i := strings.Index(text[at:], c)
			if i < 0 {
				break
			}
			at += i + len(c)
			around := extent{nearLine, unbounded}
			all = append(all, span{reachBack(text, at, around), reachOn(text, at, around)})
		}
	}
	slices.SortFunc(all, func(a, b span) int { return cmp.Compare(a.start, b.start) })
	for _, w := range all {
		if n := len(out); n > 0 && w.start <= out[n-1].end {
			out[n-1].end = max(out[n-1].end, w.end)
			continue
		}
		out = append(out, w)
	}
	return out
}
