package rules

import (
	"fmt"
	"regexp"
	"strings"
)

// NamePattern is one expression for the names of a stanza: each must match whole, in any
// case.
func NamePattern(names []string) (*regexp.Regexp, error) {
	for _, n := range names {
		if _, err := regexp.Compile(n); err != nil {
			return nil, badWord{n, fmt.Errorf("names: %q is no regular expression: %w", n, err)}
		}
	}
	return regexp.Compile(`(?i)^(?:` + strings.Join(names, "|") + `)$`)
}
