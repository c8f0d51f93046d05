package report

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/leakvet/leakvet/internal/finding"
)

// gutterGap is the room between the bar of a gutter and the code.
const gutterGap = 1

// gutter is the column of line numbers and the bar that ties a finding's code and
// flow together.
type gutter struct {
	t      *text
	digits int
}

// gutter is as wide as the longest line number of the finding.
func (t *text) gutter(f finding.Finding) gutter {
	last := 0
	for _, l := range f.Location.Frame {
		last = max(last, l.Number)
	}
	for _, s := range f.Flow {
		last = max(last, s.Location.Region.StartLine)
	}
	return gutter{t, max(len(strconv.Itoa(last)), 2)}
}

// room is how wide code can be.
func (g gutter) room() int { return g.t.width - g.digits - 3 - gutterGap }

func (g gutter) bar(number, bar string) string {
	return g.t.paint(gutterStyle, fmt.Sprintf(" %*s %s", g.digits, number, bar))
}

// rule writes a line that starts in the bar.
func (g gutter) rule(bar string, parts ...string) {
	g.t.line(g.bar("", bar), strings.Join(parts, ""))
}

func (g gutter) blank() { g.rule("│") }

func (g gutter) code(f frame, mark style) {
	gap := strings.Repeat(" ", gutterGap)
	for i, r := range f.rows {
		g.t.line(g.bar(strconv.Itoa(r.number), "│"), gap, r.text)
		if i == f.marked {
			g.t.line(g.bar("", "│"), gap, strings.Repeat(" ", f.start), g.t.paint(mark, strings.Repeat("^", f.length)))
		}
	}
}

// note writes a labelled remark under the code, wrapped under its own start.
func (g gutter) note(label string, s style, body string) {
	const labelWidth = 8
	head := g.bar("", "= ")
	indent := width(fmt.Sprintf(" %*s = ", g.digits, ""))
	for i, l := range wrap(body, g.t.width-indent-labelWidth) {
		if i > 0 {
			head, label = strings.Repeat(" ", indent), ""
		}
		g.t.line(head, g.t.paint(faint, fit(label, labelWidth)), g.t.paint(s, l))
	}
}
