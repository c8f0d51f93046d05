// Package allow reads the comments in code that allow a finding:
//
//	//leakvet:allow RULE -- reason    any comment syntax
//	//nolint:leakvet
//	//levee.DoNotReport               of go-flow-levee, for a team that moves
//	// #nosec G101 G117               of gosec, for what it and leakvet both look for
package allow

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

// Comment is one that suppresses findings.
type Comment struct {
	Rules  []string // as written, "rule" or "rule/kind"; empty with All
	All    bool     // it is about every rule, and needs no reason
	Reason string
	// literals is set for one about credentials in the text of code.
	literals bool
}

// Parse finds the comment in a line.
func Parse(line string) (c Comment, ok bool) {
	if nolintComment.MatchString(line) {
		return Comment{All: true, Reason: "nolint:leakvet"}, true
	}
	if leveeComment.MatchString(line) {
		return Comment{All: true, Reason: "levee.DoNotReport"}, true
	}
	m := allowComment.FindStringSubmatch(line)
	if m == nil {
		return parseGosec(line)
	}
	if m[1] != "" {
		c.Rules = strings.Split(m[1], ",")
	}
	c.Reason = strings.TrimSpace(commentEnd.ReplaceAllString(m[2], ""))
	return c, true
}

// Complete reports whether rule and reason are given: a comment without suppresses nothing.
func (c Comment) Complete() bool { return c.All || c.literals || len(c.Rules) > 0 && c.Reason != "" }

// Covers reports whether the comment is about a rule, or about one kind of its findings.
func (c Comment) Covers(rule, kind string) bool {
	return c.All || c.literals && !isFlow(rule) || slices.Contains(c.Rules, rule) || kind != "" && slices.Contains(c.Rules, rule+"/"+kind)
}

// above is the first line of the comment that ends above a line, or that line: a
// comment at the end of other code is about that code.
func above(lines []string, line int) int {
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

// Places lists the lines, from 1, in which a comment about a finding stands: those on which
// the finding begins and ends, the comment above them, and the doc comment of the function
// around it, which begins at line doc and ends before line fn; both are 0 where there is none.
func Places(lines []string, start, end, doc, fn int) (out []int) {
	add := func(n int) {
		if n >= 1 && n <= len(lines) {
			out = append(out, n)
		}
	}
	add(start)
	if end != start {
		add(end)
	}
	for n := start - 1; n >= above(lines, start); n-- {
		add(n)
	}
	for n := doc; n < fn; n++ {
		add(n)
	}
	return out
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
	for _, re := range []*regexp.Regexp{allowComment, nolintComment, leveeComment, gosecComment} {
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

// Meant reports whether the mark in a line is a comment for sure, and not text about one.
func Meant(file, line string) bool {
	at := strings.Index(line, "leakvet:allow")
	if at < 0 || !opened.MatchString(line[:at]) {
		return false
	}
	return !slices.Contains(prose, strings.ToLower(path.Ext(file))) || strings.HasSuffix(strings.TrimRight(line[:at], " \t"), "<!--")
}
