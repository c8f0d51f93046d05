package textscan

import (
	"regexp"
	"regexp/syntax"
	"slices"
)

// pathSet is a set of expressions for paths. Every file is held against all of them, and
// most want a word that the path does not have.
type pathSet struct {
	all    []*regexp.Regexp
	always []int // those that are run on every path
	words  *wordFinder
	byWord []int // word → the expression that wants it, or another of its words
}

func newPathSet(all []*regexp.Regexp) (s pathSet) {
	s.all = all
	var words []string
	for i, re := range all {
		var needs []need
		if tree, err := syntax.Parse(re.String(), syntax.Perl); err == nil {
			needs = needsOf(tree)
		}
		if len(needs) == 0 {
			s.always = append(s.always, i)
			continue
		}
		rarest := slices.MaxFunc(needs, func(a, b need) int { return shortest(a.words) - shortest(b.words) })
		for _, w := range rarest.words {
			words, s.byWord = append(words, lower(w)), append(s.byWord, i)
		}
	}
	if len(words) > 0 {
		s.words = newWordFinder(words)
	}
	return s
}

// lower makes ASCII letters lower case.
func lower(w string) string {
	b := []byte(w)
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

// match reports whether an expression matches a path.
func (s *pathSet) match(path string) bool { return len(s.matching(path)) > 0 }

// matching returns which expressions match a path, in order.
func (s *pathSet) matching(path string) (out []int) {
	for _, i := range s.always {
		if s.all[i].MatchString(path) {
			out = append(out, i)
		}
	}
	if s.words == nil {
		return out
	}
	var wanted []int
	s.words.scan(path, func(word int32, _ int) {
		if i := s.byWord[word]; !slices.Contains(wanted, i) {
			wanted = append(wanted, i)
		}
	})
	for _, i := range wanted {
		if s.all[i].MatchString(path) {
			out = append(out, i)
		}
	}
	slices.Sort(out)
	return out
}
