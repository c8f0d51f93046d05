package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/leakvet/leakvet/internal/finding"
)

// room is what a place for Markdown takes.
type room struct {
	bytes  int
	listed int // findings, and rows of the table of rules
}

var (
	// A comment on a pull request may have 65,536 characters, and nobody reads more than
	// so many findings in one.
	commentRoom = room{60_000, 50}
	// A job summary may have 1 MiB, and is lost as a whole beyond it. A step shares
	// that with nobody, but a byte of margin costs nothing.
	summaryRoom = room{1_000_000, 500}
)

// maxProblems is how many of the things that were not scanned are named.
const maxProblems = 20

// Markdown is the report for the comment on a pull request: the numbers, then the worst
// findings.
func Markdown(w io.Writer, in Input) error { return writeMarkdown(w, in, commentRoom) }

// JobSummary is the same for the summary of a GitHub job, which has more room.
func JobSummary(w io.Writer, in Input) error { return writeMarkdown(w, in, summaryRoom) }

func writeMarkdown(w io.Writer, in Input, limit room) error {
	m := &markdown{in: in, room: limit}
	fs := in.worstFirst()
	n := tally(fs)
	m.head(n)
	m.table(n)
	tail := m.tail()
	listed := 0
	for _, f := range fs {
		block := m.finding(f)
		const closing = 200 // the line that counts the rest
		if listed == limit.listed || m.b.Len()+len(block)+len(tail)+closing > limit.bytes {
			break
		}
		if listed == 0 {
			m.b.WriteString("### Findings\n\n")
		}
		m.b.WriteString(block)
		listed++
	}
	if rest := fs[listed:]; len(rest) > 0 {
		fmt.Fprintf(&m.b, "… and %s not listed here: %s.\n\n", count(len(rest), "more finding"), bySeverity(tally(rest)))
	}
	m.suppressed(m.in.suppressed(), limit.bytes-m.b.Len()-len(tail))
	m.b.WriteString(tail)
	_, err := io.WriteString(w, m.b.String())
	return err
}

type markdown struct {
	in   Input
	room room
	b    strings.Builder
}

func (m *markdown) head(n totals) {
	fmt.Fprintf(&m.b, "## leakvet: %s\n\n", m.in.outcome(n))
	ps := m.in.Result.Problems
	if len(ps) == 0 {
		return
	}
	fmt.Fprintf(&m.b, "> [!WARNING]\n> **Incomplete**: %s not scanned.\n>\n", count(len(ps), "part"))
	for i, p := range ps {
		if i == maxProblems {
			fmt.Fprintf(&m.b, "> - … and %s\n", count(len(ps)-i, "more part"))
			break
		}
		fmt.Fprintf(&m.b, "> - %s: %s\n", p.Engine, escapeMarkdown(clip(problemLine(p), maxDescription)))
	}
	m.b.WriteString("\n")
}

func (m *markdown) table(n totals) {
	if n.all.all() == 0 {
		return
	}
	columns := n.severities()
	m.b.WriteString("| rule |")
	for _, s := range columns {
		fmt.Fprintf(&m.b, " %s |", s)
	}
	m.b.WriteString(" all |\n|:--|" + strings.Repeat("--:|", len(columns)+1) + "\n")
	row := func(name string, c counts) {
		fmt.Fprintf(&m.b, "| %s |", name)
		for _, s := range columns {
			cell := ""
			if k := c.of(s); k > 0 {
				cell = thousands(int64(k))
			}
			fmt.Fprintf(&m.b, " %s |", cell)
		}
		fmt.Fprintf(&m.b, " %s |\n", thousands(int64(c.all())))
	}
	for i, r := range n.rules {
		if i == m.room.listed { // the last row counts them all
			break
		}
		row(code(r.id), r.counts)
	}
	if len(n.rules) > 1 {
		row("**all rules**", n.all)
	}
	m.b.WriteString("\n")
}

// finding folds everything but the sentence away.
func (m *markdown) finding(f finding.Finding) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<details>\n<summary><b>%s</b> <code>%s</code> %s<br><code>%s</code></summary>\n\n",
		f.Severity, escapeHTML(f.Rule), escapeHTML(f.Message), escapeHTML(place(f.Location)))
	if frame := newFrame(f.Location.Frame, f.Location.Region, f.Preview, 100); len(frame.rows) > 0 {
		b.WriteString(fenced(frame))
	}
	for i, s := range f.Flow {
		fmt.Fprintf(&b, "%d. %s %s\n", i+1, code(place(s.Location)), escapeMarkdown(s.Message))
	}
	if len(f.Flow) > 0 {
		b.WriteString("\n")
	}
	if f.Preview != "" {
		fmt.Fprintf(&b, "- **Secret** %s\n", code(f.Preview))
	}
	if f.Commit != nil {
		fmt.Fprintf(&b, "- **Commit** %s\n", escapeMarkdown(brought(f.Commit)))
	}
	for _, s := range f.Related[:min(len(f.Related), maxRelated)] {
		fmt.Fprintf(&b, "- **Also** at %s: %s\n", code(place(s.Location)), escapeMarkdown(s.Message))
	}
	fmt.Fprintf(&b, "- **Confidence** %s\n", f.Confidence)
	for _, n := range f.Production {
		fmt.Fprintf(&b, "- **Breaks** %s\n", productionRule(n))
	}
	if r := m.in.remedy(f); r != "" {
		fmt.Fprintf(&b, "- **Remedy** %s\n", escapeMarkdown(r))
	}
	fmt.Fprintf(&b, "- **More** %s\n\n</details>\n\n", code("leakvet explain "+f.Rule))
	return b.String()
}

// suppressed folds a table of the suppressed findings away, as far as there is room.
func (m *markdown) suppressed(fs []finding.Finding, room int) {
	if len(fs) == 0 {
		return
	}
	var b strings.Builder
	fmt.Fprintf(&b, "<details>\n<summary>%s suppressed</summary>\n\n| rule | place | why |\n|:--|:--|:--|\n", count(len(fs), "finding"))
	const closing = 100
	for i, f := range fs {
		row := fmt.Sprintf("| %s | %s | %s |\n", code(f.Rule), code(place(f.Location)), escapeMarkdown(because(f.Suppression)))
		if b.Len()+len(row)+closing > room {
			fmt.Fprintf(&b, "| … | and %s | |\n", count(len(fs)-i, "more finding"))
			break
		}
		b.WriteString(row)
	}
	b.WriteString("\n</details>\n\n")
	if b.Len() <= room {
		m.b.WriteString(b.String())
	}
}

func (m *markdown) tail() string {
	s := m.in.Result.Stats
	body := count(s.Files, "file") + ", " + count(s.Packages, "package") + ", " + size(s.Bytes) + " scanned"
	for _, part := range notShown(s) {
		body += "; " + part
	}
	return fmt.Sprintf("<sub>%s · [leakvet](%s) %s</sub>\n", body, homepage, escapeMarkdown(m.in.Version))
}

// fenced writes a code frame as a block, behind a fence that no line of it closes.
func fenced(f frame) string {
	var b strings.Builder
	for i, r := range f.rows {
		fmt.Fprintln(&b, strings.TrimRight(fmt.Sprintf("%4d | %s", r.number, r.text), " "))
		if i == f.marked {
			fmt.Fprintf(&b, "     | %s%s\n", strings.Repeat(" ", f.start), strings.Repeat("^", f.length))
		}
	}
	fence := strings.Repeat("`", max(3, longestRun(b.String(), '`')+1))
	return fence + "text\n" + b.String() + fence + "\n\n"
}

// code writes a code span around any text.
func code(s string) string {
	s = oneLine(s)
	if run := longestRun(s, '`'); run > 0 {
		fence := strings.Repeat("`", run+1)
		return fence + " " + s + " " + fence
	}
	// A bar ends a table's cell, in code too.
	return "`" + strings.ReplaceAll(s, "|", `\|`) + "`"
}

func longestRun(s string, c rune) (longest int) {
	run := 0
	for _, r := range s {
		if r != c {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return longest
}

// escapeMarkdown makes text of it: no markup, no HTML, and no mention that would
// notify somebody.
func escapeMarkdown(s string) string {
	var b strings.Builder
	for _, r := range oneLine(s) {
		if strings.ContainsRune("\\`*_{}[]<>()#+!|~&$", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		if r == '@' {
			b.WriteString("&#8203;") // a space without width, as Dependabot does
		}
	}
	return b.String()
}

// escapeHTML makes text for inside <summary>, in which GitHub reads Markdown too.
func escapeHTML(s string) string {
	var b strings.Builder
	for _, r := range oneLine(s) {
		if strings.ContainsRune("\\`*_[]<>#|~&$\"'", r) {
			fmt.Fprintf(&b, "&#%d;", r)
			continue
		}
		b.WriteRune(r)
		if r == '@' {
			b.WriteString("&#8203;")
		}
	}
	return b.String()
}
