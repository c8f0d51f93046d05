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
