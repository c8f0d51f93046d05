package rules

import (
	"regexp"
	"strings"
	"sync"
)

// FixedPrefixRule reports which of our rules with a fixed prefix recognises the
// whole of s as a credential. It is called for every string constant of a
// program, so it lets go of almost all of them before a rule is even decoded.
func FixedPrefixRule(s string) (ruleID, title string, ok bool) {
	s = strings.TrimPrefix(s, "Bearer ")
	if !keyShaped(s) {
		return "", "", false
	}
	for _, r := range prefixRules()[s[0]] {
		if !strings.HasPrefix(s, r.prefix) {
			continue
		}
		m := r.regex().FindStringSubmatchIndex(s)
		if g := 2 * r.group; m != nil && m[g] == 0 && m[g+1] == len(s) {
			return r.id, r.title, true
		}
	}
	return "", "", false
}

type prefixRule struct {
	prefix, id, title string
	group             int
	regex             func() *regexp.Regexp
}

// prefixRules lists the rules by the first byte of their prefixes.
var prefixRules = sync.OnceValue(func() *[256][]prefixRule {
	byFirst := new([256][]prefixRule)
	for _, r := range TextRules() {
		regex := sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(r.Regex) })
		for _, p := range r.Prefixes {
			byFirst[p[0]] = append(byFirst[p[0]], prefixRule{p, r.ID, r.Title, r.SecretGroup, regex})
		}
	}
	return byFirst
})

// keyShaped is a cheap test that every credential with a fixed prefix passes and
// few other constants do: one word of at least 16 characters, with a digit or
// capitals beside small letters, that is no path and no placeholder.
func keyShaped(s string) bool {
	if len(s) < 16 || len(s) > 512 {
		return false
	}
	var lower, upper, digits, slashes, run int
	var last byte
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 'a' && c <= 'z':
			lower++
		case c >= 'A' && c <= 'Z':
			upper++
		case c >= '0' && c <= '9':
			digits++
		case c == '/':
			slashes++
		case c <= ' ' || c > '~' || strings.IndexByte(`"'<>{}()[]$*,;%\`, c) >= 0:
			return false
		}
		if run++; s[i] != last {
			run, last = 1, s[i]
		}
		if run >= 6 {
			return false
		}
	}
	return slashes < 4 && (digits >= 2 || upper >= 2 && lower >= 2)
}
