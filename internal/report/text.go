package report

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/leakvet/leakvet/internal/finding"
)

const (
	defaultWidth = 80
	minWidth     = 40
	maxRelated   = 5 // other places of a leak that are named
)

// Text is the report for people: a block for each finding, file by file, then
// what it comes to.
func Text(w io.Writer, in Input) error {
	t := &text{w: bufio.NewWriter(w), in: in, palette: palette{in.Color}, width: in.Width}
	if t.width == 0 {
		t.width = defaultWidth
	}
	t.width = max(t.width, minWidth)
	t.files(in.findings())
	t.suppressed(in.suppressed())
	t.summary(tally(in.findings()))
	return t.w.Flush()
}

// text prints; its writer keeps the first error until Flush.
type text struct {
	palette
	w     *bufio.Writer
	in    Input
	width int
}

func (t *text) line(parts ...string) {
	t.w.WriteString(strings.TrimRight(strings.Join(parts, ""), " "))
	t.w.WriteByte('\n')
}

func (t *text) files(fs []finding.Finding) {
	for len(fs) > 0 {
		n := 1
		for n < len(fs) && fs[n].Location.Path == fs[0].Location.Path {
			n++
		}
		t.fileHeader(fs[0].Location.Path, n)
		for _, f := range fs[:n] {
			t.finding(f)
		}
		fs = fs[n:]
	}
}

// fileHeader is a path with a rule to the right edge and the number of findings.
func (t *text) fileHeader(path string, n int) { t.heading(printable(path), count(n, "finding")) }

func (t *text) heading(path, tail string) {
	gap := t.width - width(path) - width(tail) - 2
	if gap < 3 {
		t.line(t.paint(bold, path))
		gap, path = t.width-width(tail)-1, ""
	} else {
		path += " "
	}
	t.line(t.paint(bold, path), t.paint(faint, strings.Repeat("─", max(gap, 0))+" "+tail))
	t.line()
}

func (t *text) finding(f finding.Finding) {
	severity, rule, confidence := f.Severity.String(), printable(f.Rule), f.Confidence.String()+" confidence"
	head := t.paint(severityStyle(f.Severity), severity) + "  " + t.paint(bold, rule)
	if width(severity+"  "+rule+" · "+confidence) <= t.width {
		t.line(head, t.paint(faint, " · "+confidence))
	} else {
		t.line(head)
		t.line(t.paint(faint, confidence))
	}
	for _, l := range wrap(printable(f.Message), t.width) {
		t.line(t.paint(bold, l))
	}
	t.line()

	g := t.gutter(f)
	t.location(g, f)
	t.flow(g, f)
	t.notes(g, f)
	t.line()
}

// location is where the finding is, with its code.
func (t *text) location(g gutter, f finding.Finding) {
	where := printable(place(f.Location))
	inside := ""
	switch {
	case f.Location.Symbol != "":
		inside = "in " + printable(f.Location.Symbol)
	case f.Location.Pointer != "":
		inside = "at " + printable(f.Location.Pointer)
	}
	corner := "╭─ "
	if len(f.Location.Frame) == 0 && len(f.Flow) == 0 {
		corner = "── "
	}
	if width(corner+where+" "+inside) <= g.room()+gutterGap+1 {
		g.rule(corner, t.paint(bold, where), " ", t.paint(faint, inside))
	} else {
		g.rule(corner, t.paint(bold, where))
		g.rule("│  ", t.paint(faint, inside))
	}
	if len(f.Location.Frame) > 0 {
		g.blank()
		g.code(newFrame(f.Location.Frame, f.Location.Region, f.Preview, g.room()), markStyle(f.Severity))
		g.blank()
	}
}

// flow draws the steps from source to sink. A step at the finding itself needs no
// code: it stands above.
func (t *text) flow(g gutter, f finding.Finding) {
	if len(f.Flow) == 0 {
		return
	}
	if len(f.Location.Frame) == 0 {
		g.blank()
	}
	digits := len(strconv.Itoa(len(f.Flow)))
	for i, s := range f.Flow {
		number := fmt.Sprintf("%*d ", digits, i+1)
		where, message := printable(place(s.Location)), printable(s.Message)
		used := width("├─ ") + width(number)
		if used+width(where)+2+width(message) <= g.room()+gutterGap+1 {
			g.rule("├─ ", t.paint(bold, number), t.paint(under, where), "  ", message)
		} else {
			g.rule("├─ ", t.paint(bold, number), t.paint(under, where))
			for _, l := range wrap(message, g.room()+gutterGap+1-used) {
				g.rule("│  ", strings.Repeat(" ", width(number)), l)
			}
		}
		if s.Location.Path == f.Location.Path && s.Location.Region == f.Location.Region {
			continue
		}
		g.code(newFrame(marked(s.Location), s.Location.Region, "", g.room()), faint)
	}
	g.blank()
}

// notes say which rule the finding breaks and what to do.
func (t *text) notes(g gutter, f finding.Finding) {
	if f.Preview != "" {
		g.note("secret", "", printable(f.Preview))
	}
	if c := f.Commit; c != nil {
		g.note("commit", "", brought(c)+" <"+printable(c.Email)+">")
	}
	for i, s := range f.Related {
		if i == maxRelated {
			g.note("also", "", fmt.Sprintf("at %d more places; see --format json", len(f.Related)-i))
			break
		}
		g.note("also", "", printable(place(s.Location))+"  "+oneLine(s.Message))
	}
	for _, n := range f.Production {
		g.note("breaks", "", productionRule(n))
	}
	if r := t.in.remedy(f); r != "" {
		g.note("remedy", remedyStyle, oneLine(r))
	}
	g.note("more", "", "leakvet explain "+printable(f.Rule))
}

// brought says which commit brought a leak in, who made it and when.
func brought(c *finding.Commit) string {
	return printable(c.Short()) + " of " + date(c.Date) + " by " + printable(c.Author)
}

// date is the day of a time in RFC 3339.
func date(t string) string {
	day, _, _ := strings.Cut(t, "T")
	return printable(day)
}
