package report

import (
	"slices"
	"strings"

	"github.com/leakvet/leakvet/internal/finding"
)

// severities from the worst down, the order in which reports list them.
var severities = [...]finding.Severity{finding.Critical, finding.High, finding.Medium, finding.Low, finding.Info}

// counts is a number of findings by severity.
type counts [len(severities)]int

func (c counts) of(s finding.Severity) int { return c[s] }

func (c counts) all() (n int) {
	for _, k := range c {
		n += k
	}
	return n
}

// totals counts findings by rule and severity.
type totals struct {
	rules []ruleCounts // the worst first, then by id
	all   counts
	files int
}

type ruleCounts struct {
	id string
	counts
}

func tally(fs []finding.Finding) totals {
	var t totals
	byRule := map[string]*counts{}
	paths := map[string]bool{}
	for _, f := range fs {
		c := byRule[f.Rule]
		if c == nil {
			c = new(counts)
			byRule[f.Rule] = c
		}
		c[f.Severity]++
		t.all[f.Severity]++
		paths[f.Location.Path] = true
	}
	for id, c := range byRule {
		t.rules = append(t.rules, ruleCounts{id, *c})
	}
	slices.SortFunc(t.rules, func(a, b ruleCounts) int {
		for _, s := range severities {
			if d := b.of(s) - a.of(s); d != 0 {
				return d
			}
		}
		return strings.Compare(a.id, b.id)
	})
	t.files = len(paths)
	return t
}

// severities lists those that occur.
func (t totals) severities() []finding.Severity {
	var out []finding.Severity
	for _, s := range severities {
		if t.all.of(s) > 0 {
			out = append(out, s)
		}
	}
	return out
}
