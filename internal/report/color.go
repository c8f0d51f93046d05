package report

import "github.com/leakvet/leakvet/internal/finding"

// palette paints text for a terminal, or leaves it alone.
type palette struct{ on bool }

// style is the parameter of an ANSI SGR sequence. The sixteen colours that every
// terminal has follow the user's theme, light or dark.
type style string

const (
	bold  style = "1"
	faint style = "2"
	under style = "4"

	gutterStyle style = "34"   // blue
	remedyStyle style = "32"   // green
	alarmStyle  style = "1;31" // bold red
	goodStyle   style = "1;32" // bold green
)

func severityStyle(s finding.Severity) style {
	switch s {
	case finding.Critical:
		return "1;7;31" // bold red, reversed
	case finding.High:
		return "1;31"
	case finding.Medium:
		return "1;33"
	case finding.Low:
		return "1;36"
	}
	return "1;34"
}

// markStyle is severityStyle for marks in code, where a reversed block is too much.
func markStyle(s finding.Severity) style {
	if s == finding.Critical {
		return "1;31"
	}
	return severityStyle(s)
}

func (p palette) paint(s style, text string) string {
	if !p.on || s == "" || text == "" {
		return text
	}
	return "\x1b[" + string(s) + "m" + text + "\x1b[0m"
}
