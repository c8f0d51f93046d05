package triage

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/leakvet/leakvet/internal/finding"
)

// Lines gives the lines of the file of a location, or nil if it cannot be read.
type Lines func(l finding.Location) []string

// Inline is the stage that honours comments in the code:
//
//	//leakvet:allow RULE -- reason    any comment syntax
//	//nolint:leakvet
//
// They stand on the line of the finding or, alone, above it. gitleaks:allow is left to
// the text engine, as it concerns what gitleaks finds.
type Inline struct {
	Lines Lines
	// Suppressed counts the findings that a comment took away.
	Suppressed int
	// Notices tell of comments that suppress nothing because they are incomplete.
	Notices []string
}

var (
	allowComment  = regexp.MustCompile(`(?:^|[^\w-])leakvet:allow(?:\s+([\w/,-]*\w))?(?:\s+--\s*(.*))?`)
	nolintComment = regexp.MustCompile(`(?:^|[^\w-])nolint:(?:[\w-]+,\s*)*leakvet\b`)
	// commentEnd is what may follow a reason and is none.
	commentEnd = regexp.MustCompile(`(?:\*/|-->|--%>|#}|%>|\*\)|-})?\s*$`)
)

// Stage is the stage.
func (in *Inline) Stage(fs []finding.Finding) []finding.Finding {
	return keep(fs, func(f *finding.Finding) bool {
		if in.allowed(f) {
			in.Suppressed++
			return false
		}
		return true
	})
}

func (in *Inline) allowed(f *finding.Finding) bool {
	start, end := f.Location.Region.StartLine, f.Location.Region.EndLine
	if start == 0 {
		return false
	}
	lines := in.Lines(f.Location)
	for _, n := range []int{start, end} {
		if n > len(lines) {
			continue
		}
		if in.comment(f, lines[n-1], n) {
			return true
		}
	}
	// Above the line, comments may be stacked, but must stand alone: one at the end of
	// other code is about that code.
	for n := start - 1; n >= 1 && n <= len(lines) && standsAlone(lines[n-1]); n-- {
		if in.comment(f, lines[n-1], n) {
			return true
		}
	}
	return false
}

// comment reports whether a line has a complete comment about the finding.
func (in *Inline) comment(f *finding.Finding, line string, number int) bool {
	if nolintComment.MatchString(line) {
		return true
	}
	m := allowComment.FindStringSubmatch(line)
	if m == nil {
		return false
	}
	rules, reason := m[1], strings.TrimSpace(commentEnd.ReplaceAllString(m[2], ""))
	if rules == "" || reason == "" {
		in.notice(fmt.Sprintf("%s:%d: leakvet:allow without rule and reason suppresses nothing; write leakvet:allow %s -- why this is no leak", f.Location.Path, number, f.Rule))
		return false
	}
	for r := range strings.SplitSeq(rules, ",") {
		if r == f.Rule || r == f.Rule+"/"+f.Kind {
			return true
		}
	}
	return false
}

func (in *Inline) notice(text string) {
	if !slices.Contains(in.Notices, text) {
		in.Notices = append(in.Notices, text)
	}
}

// standsAlone reports whether a comment of ours is all that the line has: what is
// before it is punctuation.
func standsAlone(line string) bool {
	for _, re := range []*regexp.Regexp{allowComment, nolintComment} {
		if at := re.FindStringIndex(line); at != nil {
			return !strings.ContainsFunc(line[:at[0]], func(r rune) bool {
				return r == '"' || r == '\'' || r == '`' || r == '_' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r > 0x7f
			})
		}
	}
	return false
}
