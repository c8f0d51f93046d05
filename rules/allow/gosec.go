package allow

import (
	"regexp"
	"slices"
	"strings"

	"github.com/leakvet/leakvet/rules"
)

// gosecComment is gosec's: #nosec, #nosec G101 G304 -- reason, gosec:disable G101.
var gosecComment = regexp.MustCompile(`(?://|/\*)[ \t]*(?:#nosec|gosec:disable)\b([ \t]+G\d+(?:[ \t,]+G\d+)*)?`)

// parseGosec reads a comment that was written for gosec. Of its rules two ask what ours do:
// G101, a credential in the source, and G117, one in a type that is marshalled. A
// comment without a rule is about all of them; one about others is none of ours.
func parseGosec(line string) (c Comment, ok bool) {
	m := gosecComment.FindStringSubmatch(line)
	if m == nil {
		return Comment{}, false
	}
	ids := strings.FieldsFunc(m[1], func(r rune) bool { return r == ' ' || r == '\t' || r == ',' })
	if len(ids) == 0 || slices.Contains(ids, "G117") {
		c.Rules = append(c.Rules, "marshalleak")
	}
	c.literals = len(ids) == 0 || slices.Contains(ids, "G101")
	c.Reason = "gosec's " + strings.TrimLeft(m[0], "/* \t")
	return c, c.literals || len(c.Rules) > 0
}

// isFlow reports whether a rule is about what code does with values, and not about text.
func isFlow(rule string) bool {
	return slices.ContainsFunc(rules.SinkKinds, func(k rules.SinkKind) bool { return k.Rule == rule })
}
