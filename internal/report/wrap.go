package report

import (
	"strings"

	"github.com/mattn/go-runewidth"
)

// cellWidth measures text in terminal cells. It is not runewidth's default, which
// asks the environment: the same findings give the same report everywhere.
var cellWidth = &runewidth.Condition{StrictEmojiNeutral: true}

func width(s string) int { return cellWidth.StringWidth(s) }

// wrap breaks text into lines of at most the given width, between words where
// that is possible.
func wrap(text string, limit int) []string {
	limit = max(limit, 1)
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && width(line)+1+width(word) <= limit {
			line += " " + word
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for width(word) > limit {
			head := cellWidth.Truncate(word, limit, "")
			if head == "" { // a wide character on a line of one cell
				break
			}
			lines = append(lines, head)
			word = word[len(head):]
		}
		line = word
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// fit cuts text at the end to the given width, and pads it to that width.
func fit(text string, limit int) string {
	return cellWidth.FillRight(cellWidth.Truncate(text, limit, "…"), limit)
}
