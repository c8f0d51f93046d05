package textscan

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"

	"github.com/zricethezav/gitleaks/v8/config"
)

// allowMark on the line of a match makes gitleaks, and us, let it pass.
const allowMark = "gitleaks:allow"

// allowlist is one of gitleaks' allowlists. What its expressions require of a
// text is tested before they run.
type allowlist struct {
	*config.Allowlist
	regexes, paths []expression
	wholePaths     pathSet     // paths, for who asks for many files
	stopWords      *wordFinder // nil if there are none
}

// expression is a regexp and what every match of it holds.
type expression struct {
	*regexp.Regexp
	needs []need
}

func newAllowlists(lists []*config.Allowlist) []allowlist {
	var out []allowlist
	for _, a := range lists {
		l := allowlist{a, expressions(a.Regexes), expressions(a.Paths), newPathSet(a.Paths), nil}
		if len(a.StopWords) > 0 {
			var words []string
			for _, w := range a.StopWords {
				if w != "" {
					words = append(words, strings.ToLower(w))
				}
			}
			l.stopWords = newWordFinder(words)
		}
		out = append(out, l)
	}
	return out
}

func expressions(res []*regexp.Regexp) []expression {
	var out []expression
	for _, re := range res {
		x := expression{Regexp: re}
		if tree, err := syntax.Parse(re.String(), syntax.Perl); err == nil {
			x.needs = needsOf(tree)
		}
		out = append(out, x)
	}
	return out
}

func anyMatches(xs []expression, s string) bool {
	for _, x := range xs {
		if holdsOneOfEach(s, x.needs) && x.MatchString(s) {
			return true
		}
	}
	return false
}

// pathAllowed reports whether an allowlist lets a whole file pass.
func pathAllowed(lists []allowlist, path string) bool {
	for _, a := range lists {
		if a.MatchCondition == config.AllowlistMatchAnd && len(a.Regexes)+len(a.StopWords)+len(a.Commits) > 0 {
			continue
		}
		if a.wholePaths.match(path) {
			return true
		}
	}
	return false
}

// matchAllowed reports whether an allowlist lets a hit pass.
func matchAllowed(lists []allowlist, src Source, h *hit, l *lines) bool {
	for _, a := range lists {
		target := func() string {
			switch a.RegexTarget {
			case "match":
				return l.text[h.match.start:h.match.end]
			case "line":
				return l.around(h.match)
			}
			return h.value
		}
		byWord := func() bool { return a.hasStopWord(h.value) }
		if a.MatchCondition != config.AllowlistMatchAnd {
			if commitListed(a, src.Commit) || anyMatches(a.regexes, target()) || byWord() {
				return true
			}
			continue
		}
		// What is cheap to know comes first.
		if (len(a.Commits) == 0 || commitListed(a, src.Commit)) &&
			(len(a.Paths) == 0 || anyMatches(a.paths, src.Path)) &&
			(len(a.StopWords) == 0 || byWord()) &&
			(len(a.Regexes) == 0 || anyMatches(a.regexes, target())) {
			return true
		}
	}
	return false
}

// commitListed reports whether an allowlist names a commit.
func commitListed(a allowlist, commit string) bool {
	return commit != "" && slices.ContainsFunc(a.Commits, func(c string) bool { return strings.EqualFold(c, commit) })
}

// hasStopWord reports whether a secret holds one of the list's words, in any case.
func (a *allowlist) hasStopWord(secret string) bool {
	return a.stopWords != nil && a.stopWords.has(strings.ToLower(secret))
}
