package textscan

import (
	"cmp"
	"slices"
	"strings"

	"github.com/leakvet/leakvet/internal/finding"
)

// verdict is a hit that passed the filters.
type verdict struct {
	*hit
	confidence finding.Confidence
}

// satisfied drops hits whose rule requires others that are not near, and those
// that are only there to be required.
func satisfied(vs []verdict, l *lines) []verdict {
	near := func(h *hit, q requirement) bool {
		return slices.ContainsFunc(vs, func(v verdict) bool {
			if v.rule.ID != q.id {
				return false
			}
			a, b := l.region(h.match), l.region(v.match)
			return (q.lines == nil || abs(a.StartLine-b.StartLine) <= *q.lines) &&
				(q.columns == nil || abs(a.StartColumn-b.StartColumn) <= *q.columns)
		})
	}
	var out []verdict
	for _, v := range vs {
		if v.rule.hidden || slices.ContainsFunc(v.rule.required, func(q requirement) bool { return !near(v.hit, q) }) {
			continue
		}
		out = append(out, v)
	}
	return out
}

func abs(n int) int { return max(n, -n) }

// distinct keeps one hit of those that found the same secret: of the rule that
// is surest of what it is. It returns them in the order of the text.
func distinct(vs []verdict) (out []verdict) {
	slices.SortStableFunc(vs, func(a, b verdict) int { return a.secret.start - b.secret.start })
	for len(vs) > 0 {
		n, end := 1, vs[0].secret.end
		for n < len(vs) && vs[n].secret.start < end {
			end = max(end, vs[n].secret.end)
			n++
		}
		out = append(out, best(vs[:n])...)
		vs = vs[n:]
	}
	return out
}

// wide reports whether a hit's range is that of a wrapping, in which there may be
// other secrets.
func (v verdict) wide() bool { return v.opaque || len(v.encodings) > 0 }

// inside is 1 for a hit in what an artifact's value decodes to.
func (v verdict) inside() int {
	if v.opaque {
		return 1
	}
	return 0
}

// guess is 1 for a hit of a rule that has to guess where a value ends, and found less than
// another whom the structure tells.
func (v verdict) guess(o verdict) int {
	if (v.rule.ID == proseID || v.rule.ID == configID) && o.rule.ID == namedID && (len(v.value) < len(o.value) || v.rule.ID == proseID && len(v.value) == len(o.value)) {
		return 1
	}
	return 0
}

// best keeps one hit a secret of those that overlap.
func best(vs []verdict) []verdict {
	slices.SortStableFunc(vs, func(a, b verdict) int {
		return cmp.Or(
			cmp.Compare(b.rule.rank(), a.rule.rank()),
			cmp.Compare(b.confidence, a.confidence),
			cmp.Compare(b.inside(), a.inside()), // what a value decodes to says more than the value
			cmp.Compare(len(a.encodings), len(b.encodings)),
			cmp.Compare(a.guess(b), b.guess(a)),
			cmp.Compare(a.rule.keyGroup, b.rule.keyGroup),     // a key that has to be judged says less than a form
			cmp.Compare(len(b.rule.Title), len(a.rule.Title)), // "OpenAI admin key" says more than "sk- key"
			cmp.Compare(a.rule.ID, b.rule.ID),
			cmp.Compare(len(a.value), len(b.value)), // ours marks the credential in a URL, gitleaks' all of it
			cmp.Compare(a.secret.start, b.secret.start),
		)
	})
	var out []verdict
	for _, v := range vs {
		same := func(o verdict) bool {
			return o.secret.overlaps(v.secret) &&
				(v.rule.ID == o.rule.ID && !v.wide() && !o.wide() || v.rule.class < fixed && !(v.wide() && o.wide()) || strings.Contains(o.value, v.value) || strings.Contains(v.value, o.value))
		}
		if !slices.ContainsFunc(out, same) {
			out = append(out, v)
		}
	}
	slices.SortStableFunc(out, func(a, b verdict) int { return a.secret.start - b.secret.start })
	return out
}
