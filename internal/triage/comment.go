package triage

import (
	"path"
	"regexp"
	"slices"
	"strings"
)

var (
	allowComment  = regexp.MustCompile(`(?:^|[^\w-])leakvet:allow(?:\s+([\w/,-]*\w))?(?:\s+--\s*(.*))?`)
	nolintComment = regexp.MustCompile(`(?:^|[^\w-])nolint:(?:[\w-]+,\s*)*leakvet\b`)
	leveeComment  = regexp.MustCompile(`(?:^|[^\w.])levee\.DoNotReport\b`)
	// commentEnd is what may follow a reason and is none.
	commentEnd = regexp.MustCompile(`(?:\*/}*|-->|--%>|#}|%>|\*\)|-})?\s*$`)
	// opened is the beginning of a comment, in whatever language, that has nothing but
	// the mark in it.
	opened = regexp.MustCompile(`(?:^|[\s;{}),\]])(?://|#|--|;|/\*|<!--|\{-|\(\*|%|REM|rem|::|\*)[!/*#-]*[ \t]*$`)
)

// comment is one that suppresses findings.
type comment struct {
	rules  []string // as written, "rule" or "rule/kind"; empty with nolint, which means all
	nolint bool
	reason string
}

// parseComment finds the comment in a line.
func parseComment(line string) (c comment, ok bool) {
	if nolintComment.MatchString(line) {
		return comment{nolint: true, reason: "nolint:leakvet"}, true
	}
	if leveeComment.MatchString(line) {
		return comment{nolint: true, reason: "levee.DoNotReport"}, true
	}
	m := allowComment.FindStringSubmatch(line)
	if m == nil {
		return comment{}, false
	}
	if m[1] != "" {
		c.rules = strings.Split(m[1], ",")
	}
	c.reason = strings.TrimSpace(commentEnd.ReplaceAllString(m[2], ""))
	return c, true
}

// complete reports whether rule and reason are given: a comment without suppresses nothing.
func (c comment) complete() bool { return c.nolint || len(c.rules) > 0 && c.reason != "" }

func (c comment) covers(rule, kind string) bool {
	return c.nolint || slices.Contains(c.rules, rule) || kind != "" && slices.Contains(c.rules, rule+"/"+kind)
}

// commentAbove is the first line of the comment that ends above a line, or that line: a
// comment at the end of other code is about that code.
func commentAbove(lines []string, line int) int {
	n := line
	for n > 1 && n-1 <= len(lines) {
		text := strings.TrimSpace(lines[n-2])
		if block := blockAbove(lines, n-1); block > 0 {
			n = block
			continue
		}
		if !standsAlone(text) && !leading.MatchString(text) {
			break
		}
		n--
	}
	return n
}

// leading is how a line begins that is all comment.
var leading = regexp.MustCompile(`^(?://|#|--|;|<!--|\{\{-?/\*|/\*.*\*/$)`)

// maxBlock bounds the lines of a comment between /* and */ in which marks are looked for.
const maxBlock = 40

// blockAbove is the line at which the comment begins that a line ends, 0 if it ends none
// that stands alone.
func blockAbove(lines []string, end int) int {
	if text := strings.TrimSpace(lines[end-1]); !strings.HasSuffix(text, "*/") || strings.Contains(text, "/*") {
		return 0
	}
	for n := end - 1; n >= max(1, end-maxBlock); n-- {
		if i := strings.Index(lines[n-1], "/*"); i >= 0 {
			if strings.TrimSpace(lines[n-1][:i]) != "" {
				return 0
			}
			return n
		}
	}
	return 0
}

// standsAlone reports whether a comment of ours is all that the line has: what is
// before it is punctuation.
func standsAlone(line string) bool {
	for _, re := range []*regexp.Regexp{allowComment, nolintComment, leveeComment} {
		if at := re.FindStringIndex(line); at != nil {
			return !strings.ContainsFunc(line[:at[0]], func(r rune) bool {
				return r == '"' || r == '\'' || r == '`' || r == '_' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r > 0x7f
			})
		}
	}
	return false
}

// prose are the extensions of files that talk about comments, or quote code that has
// some, rather than having any.
var prose = []string{
	".md", ".markdown", ".rst", ".adoc", ".txt", ".html", ".txtar", ".golden",
	".json", ".jsonl", ".ndjson", ".sarif", ".har", ".csv", ".ipynb", ".log", ".patch", ".diff",
}

// meant reports whether the mark in a line is a comment for sure, and not text about one.
func meant(file, line string) bool {
	at := strings.Index(line, "leakvet:allow")
	if at < 0 || !opened.MatchString(line[:at]) {
		return false
	}
	return !slices.Contains(prose, strings.ToLower(path.Ext(file))) || strings.HasSuffix(strings.TrimRight(line[:at], " \t"), "<!--")
}
