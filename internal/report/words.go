package report

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/leakvet/leakvet/internal/finding"
)

// count writes "1 finding", "12,345 findings".
func count[T int | int64](n T, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return thousands(int64(n)) + " " + noun + "s"
}

func thousands(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// size writes a number of bytes in decimal units.
func size(n int64) string {
	if n < 1000 {
		return count(n, "byte")
	}
	value, unit := float64(n)/1000, 0
	for value >= 999.95 && unit < 3 {
		value /= 1000
		unit++
	}
	return fmt.Sprintf("%.1f %s", value, []string{"kB", "MB", "GB", "TB"}[unit])
}

// elapsed writes a duration as exactly as people care.
func elapsed(d time.Duration) string {
	switch {
	case d < time.Second:
		return fmt.Sprintf("%d ms", d.Milliseconds())
	case d < time.Minute:
		return fmt.Sprintf("%.1f s", d.Seconds())
	}
	return fmt.Sprintf("%d min %d s", int(d.Minutes()), int(d.Seconds())%60)
}

// place writes path:line:column, which terminals and editors open.
func place(l finding.Location) string {
	if l.Region.StartLine == 0 {
		return l.Path
	}
	s := fmt.Sprintf("%s:%d", l.Path, l.Region.StartLine)
	if l.Region.StartColumn > 0 {
		s += fmt.Sprintf(":%d", l.Region.StartColumn)
	}
	return s
}

// oneLine joins a text's lines and makes it safe to print.
func oneLine(s string) string { return printable(strings.Join(strings.Fields(s), " ")) }

// printable spells out the characters by which a file's name or content could
// drive the terminal (escape sequences) or show other text than is there
// (bidirectional controls). Tabs and spaces stay.
func printable(s string) string {
	if strings.IndexFunc(s, treacherous) < 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if treacherous(r) {
			q := strconv.QuoteRuneToASCII(r)
			b.WriteString(q[1 : len(q)-1])
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func treacherous(r rune) bool {
	return r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029')
}
