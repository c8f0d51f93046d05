package report

import (
	"fmt"
	"strings"

	"github.com/leakvet/leakvet/internal/finding"
)

// summary ends the report: the findings in numbers, what was not scanned, what
// was, and what it means for the run.
func (t *text) summary(n totals) {
	if n.all.all() > 0 {
		t.line(t.paint(faint, strings.Repeat("━", t.width)))
		t.line()
		t.table(n)
		t.line()
	}
	t.incomplete()
	t.verdict(n)
	t.scanned()
}

// shortNames are the severities where a terminal is narrow.
var shortNames = [len(severities)]string{"info", "low", "med", "high", "crit"}

// table counts the findings by rule and severity; zeros are dots, so that numbers
// stand out.
func (t *text) table(n totals) {
	const allRules, sum = "all rules", 5
	columns := n.severities()
	id := width(allRules)
	for _, r := range n.rules {
		id = max(id, width(printable(r.id)))
	}
	cell, name := 10, finding.Severity.String
	if id+cell*len(columns)+sum > t.width {
		cell, name = 5, func(s finding.Severity) string { return shortNames[s] }
		id = min(id, t.width-cell*len(columns)-sum)
	}

	head := t.paint(faint, fit("rule", id))
	for _, s := range columns {
		head += t.paint(markStyle(s), fmt.Sprintf("%*s", cell, name(s)))
	}
	t.line(head, t.paint(faint, fmt.Sprintf("%*s", sum, "all")))
	row := func(label string, st style, c counts) {
		line := t.paint(st, fit(label, id))
		for _, s := range columns {
			line += t.number(s, c.of(s), cell)
		}
		t.line(line, t.paint(bold, fmt.Sprintf("%*d", sum, c.all())))
	}
	for _, r := range n.rules {
		row(printable(r.id), "", r.counts)
	}
	if len(n.rules) > 1 {
		row(allRules, bold, n.all)
	}
}

func (t *text) number(s finding.Severity, n, cell int) string {
	if n == 0 {
		return t.paint(faint, fmt.Sprintf("%*s", cell, "·"))
	}
	return t.paint(markStyle(s), fmt.Sprintf("%*d", cell, n))
}

// incomplete names everything that was not scanned. It is loud, because a scan
// that looked at half of a tree must not look like a clean one.
func (t *text) incomplete() {
	ps := t.in.Result.Problems
	if len(ps) == 0 {
		return
	}
	bar := t.paint(alarmStyle, "┃ ")
	t.line(bar, t.paint(alarmStyle, "INCOMPLETE"), "  ", count(len(ps), "part"), " not scanned")
	t.line(bar)
	for _, p := range ps {
		head := fmt.Sprintf("%-8s", p.Engine)
		for i, l := range wrap(problemLine(p), t.width-2-len(head)) {
			if i > 0 {
				head = strings.Repeat(" ", len(head))
			}
			t.line(bar, t.paint(faint, head), l)
		}
	}
	t.line()
}

// problemLine is a problem on one line: where, and what.
func problemLine(p finding.Problem) string {
	if p.Path == "" {
		return oneLine(p.Message)
	}
	return printable(p.Path) + ": " + oneLine(p.Message)
}

func (t *text) verdict(n totals) {
	all := n.all.all()
	switch {
	case all > 0 && t.in.gated() && t.in.Failing > 0:
		t.flag("✗", alarmStyle, t.in.outcome(n))
	case all > 0:
		t.flag("●", bold, t.in.outcome(n))
	case !t.in.Result.Complete():
		t.flag("●", bold, t.in.outcome(n))
	default:
		t.flag("✓", goodStyle, t.in.outcome(n))
	}
}

// outcome is the result in one sentence.
func (in Input) outcome(n totals) string {
	all := n.all.all()
	switch {
	case all > 0:
		return count(all, "finding") + " in " + count(n.files, "file") + in.failing(all)
	case !in.Result.Complete():
		return "No findings in what was scanned"
	}
	return "No findings"
}

// failing says how many of all findings fail the run.
func (in Input) failing(all int) string {
	if !in.gated() {
		return ""
	}
	who := thousands(int64(in.Failing)) + " of them fail"
	switch {
	case in.Failing == 0:
		who = "none fails"
	case in.Failing == 1 && all == 1:
		who = "it fails"
	case in.Failing == 1:
		who = "1 of them fails"
	case in.Failing == all:
		who = "all fail"
	}
	return "; " + who + " the run (--fail-on " + in.FailOn + ")"
}

func (t *text) flag(sign string, s style, body string) {
	for i, l := range wrap(body, t.width-2) {
		if i > 0 {
			sign = " "
		}
		t.line(t.paint(s, sign), " ", t.paint(bold, l))
	}
}

// scanned says how much was looked at, and what was left out on purpose.
func (t *text) scanned() {
	s := t.in.Result.Stats
	body := count(s.Files, "file")
	if s.Packages > 0 {
		body += ", " + count(s.Packages, "package")
	}
	body += ", " + size(s.Bytes) + " scanned"
	if t.in.Elapsed > 0 {
		body += " in " + elapsed(t.in.Elapsed)
	}
	t.remark(body)
	var left []string
	if s.Skipped > 0 {
		left = append(left, count(s.Skipped, "file")+" skipped on purpose")
	}
	t.remark(strings.Join(append(left, notShown(s)...), ", "))
}

// notShown counts the findings that are not in the report, by why.
func notShown(s finding.Stats) (out []string) {
	if s.Suppressed > 0 {
		out = append(out, count(s.Suppressed, "finding")+" suppressed")
	}
	if s.Baselined > 0 {
		out = append(out, count(s.Baselined, "finding")+" in the baseline")
	}
	if s.Unchanged > 0 {
		out = append(out, count(s.Unchanged, "finding")+" that the change does not concern")
	}
	return out
}

func (t *text) remark(body string) {
	for _, l := range wrap(body, t.width-2) {
		t.line("  ", t.paint(faint, l))
	}
}
