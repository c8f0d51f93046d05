package report

import (
	"strings"
	"unicode/utf16"

	"github.com/leakvet/leakvet/internal/finding"
)

// tabStop is how wide a tab is at most in a code frame.
const tabStop = 4

// frame is code laid out for a terminal: the lines around a region, without the
// indentation that they share, cut to a window in which the region is seen.
type frame struct {
	rows   []row
	marked int // index into rows, or -1
	start  int // of the mark, in cells from the window's left edge
	length int
}

type row struct {
	number int
	text   string
}

// newFrame lays out the lines of a location for a window of the given width. The
// preview is what stands in the lines in place of the secret.
func newFrame(lines []finding.Line, region finding.Region, preview string, window int) frame {
	window = max(window, 8)
	f := frame{marked: -1}
	var canvas []canvasLine
	indent := -1
	for i, l := range lines {
		c := draw(l.Text)
		if c.indent < c.width() && (indent < 0 || c.indent < indent) {
			indent = c.indent
		}
		if l.Number == region.StartLine {
			f.marked = i
		}
		canvas = append(canvas, c)
	}
	left := max(indent, 0)
	if f.marked >= 0 {
		start, end := canvas[f.marked].mark(lines[f.marked].Text, region, preview)
		if end-left > window { // the region would end behind the right edge
			more := min(canvas[f.marked].width()-end, 1) // for the ellipsis
			left = max(left, min(start-window/4, end-window+more))
		}
		f.start = max(start-left, 0)
		f.length = max(min(end-left, window)-f.start, 1)
	}
	for i, l := range lines {
		f.rows = append(f.rows, row{l.Number, canvas[i].cut(left, left+window, left > max(indent, 0))})
	}
	return f.withoutEmpty()
}

// withoutEmpty leaves out the lines at both ends that show nothing in the window.
func (f frame) withoutEmpty() frame {
	shown := func(r row) bool { return strings.Trim(r.text, "… ") != "" }
	for f.marked >= 0 && len(f.rows)-1 > f.marked && !shown(f.rows[len(f.rows)-1]) && f.rows[len(f.rows)-1].text != "" {
		f.rows = f.rows[:len(f.rows)-1]
	}
	for f.marked > 0 && !shown(f.rows[0]) && f.rows[0].text != "" {
		f.rows, f.marked = f.rows[1:], f.marked-1
	}
	return f
}

// marked is the line that a region starts in.
func marked(l finding.Location) []finding.Line {
	for i, line := range l.Frame {
		if line.Number == l.Region.StartLine {
			return l.Frame[i : i+1]
		}
	}
	return nil
}

// canvasLine is a line in terminal cells: tabs expanded, wide characters two.
type canvasLine struct {
	cells  []string // a character and what combines with it; "" behind a wide one
	units  []int    // the cell of each UTF-16 code unit
	indent int
}

func (c canvasLine) width() int { return len(c.cells) }

func draw(text string) canvasLine {
	var c canvasLine
	blank := true
	for _, r := range text {
		at := len(c.cells)
		for range max(utf16.RuneLen(r), 1) {
			c.units = append(c.units, at)
		}
		switch w := cellWidth.RuneWidth(r); {
		case r == '\t':
			for range tabStop - at%tabStop {
				c.cells = append(c.cells, " ")
			}
		case treacherous(r):
			for _, spelt := range printable(string(r)) {
				c.cells = append(c.cells, string(spelt))
			}
		case w == 0 && at > 0:
			c.cells[at-1] += string(r)
		default:
			c.cells = append(c.cells, string(r))
			for range w - 1 {
				c.cells = append(c.cells, "")
			}
		}
		if blank = blank && (r == ' ' || r == '\t'); blank {
			c.indent = len(c.cells)
		}
	}
	return c
}

// at is the cell of a column that counts UTF-16 code units from 1.
func (c canvasLine) at(column int) int {
	if column < 1 {
		return 0
	}
	if column > len(c.units) {
		return len(c.cells)
	}
	return c.units[column-1]
}

// mark is the range of cells under a region's first line. Behind a redacted
// secret the columns of the file are no longer those of the frame, so that a
// region with the preview in it ends with the preview.
func (c canvasLine) mark(text string, region finding.Region, preview string) (start, end int) {
	start, end = max(c.at(region.StartColumn), c.indent), len(c.cells) // the whole line begins with its text
	if region.EndLine <= region.StartLine && region.EndColumn > 0 {
		end = c.at(region.EndColumn)
	}
	if preview != "" {
		if before, _, ok := strings.Cut(text, preview); ok {
			last := c.at(1 + len(utf16.Encode([]rune(before+preview))))
			if last > start {
				end = last
			}
		}
	}
	if start >= end {
		start = min(start, max(len(c.cells)-1, 0))
		end = start + 1
	}
	return start, end
}

// cut returns the cells from left to right, with an ellipsis for what is missing.
func (c canvasLine) cut(left, right int, scrolled bool) string {
	if left >= len(c.cells) {
		if scrolled && len(c.cells) > c.indent {
			return "…"
		}
		return ""
	}
	cells := append([]string(nil), c.cells[left:min(right, len(c.cells))]...)
	if scrolled {
		cells[0] = "…"
	}
	if len(c.cells) > right {
		cells[len(cells)-1] = "…"
	}
	for i, s := range cells {
		// Half of a wide character stands at the edge: keep the columns right.
		if s == "" && (i == 0 || width(cells[i-1]) < 2) {
			cells[i] = " "
		}
		if i+1 < len(cells) && width(s) == 2 && cells[i+1] != "" {
			cells[i] = " "
		}
	}
	return strings.TrimRight(strings.Join(cells, ""), " ")
}
