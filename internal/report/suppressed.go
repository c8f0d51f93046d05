package report

import (
	"cmp"
	"strings"

	"github.com/leakvet/leakvet/internal/finding"
)

// suppressed lists what allows took away: where, which rule, who says so and why.
func (t *text) suppressed(fs []finding.Finding) {
	if len(fs) == 0 {
		return
	}
	t.heading("suppressed", count(len(fs), "finding"))
	for _, f := range fs {
		where, rule := printable(place(f.Location)), printable(f.Rule)
		if width(where)+2+width(rule) <= t.width {
			t.line(t.paint(under, where), "  ", t.paint(bold, rule))
		} else {
			t.line(t.paint(under, where))
			t.line("  ", t.paint(bold, rule))
		}
		for _, l := range wrap(because(f.Suppression), t.width-2) {
			t.line("  ", t.paint(faint, l))
		}
	}
	t.line()
}

// because says in words why a finding is suppressed.
func because(s *finding.Suppression) string {
	if s == nil {
		return ""
	}
	by := map[finding.SuppressedBy]string{
		finding.ByComment:  "by a comment",
		finding.ByConfig:   "by the configuration",
		finding.ByGitleaks: "by .gitleaksignore",
	}[s.By]
	parts := []string{cmp.Or(by, printable(string(s.By)))}
	if s.Place != "" {
		parts[0] += " (" + printable(s.Place) + ")"
	}
	if s.Reason != "" {
		parts = append(parts, oneLine(s.Reason))
	}
	return strings.Join(parts, ": ")
}
