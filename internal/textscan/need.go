package textscan

import (
	"regexp/syntax"
	"slices"
	"strings"
)

// need is a set of strings of which every match of an expression holds one.
type need struct {
	words []string
	fold  bool // in any case; the words are in lower case then
}

// telling are characters that are seldom enough to be looked for by themselves.
const telling = "@|%~^"

// worth reports whether it is worth looking for.
func (n need) worth() bool {
	return len(n.words) > 0 && len(n.words) <= maxShapes &&
		!slices.ContainsFunc(n.words, func(w string) bool { return len(w) < 2 && (w == "" || !strings.Contains(telling, w)) })
}

func (n need) in(text string) bool {
	return slices.ContainsFunc(n.words, func(w string) bool {
		if n.fold {
			return containsFold(text, w)
		}
		return strings.Contains(text, w)
	})
}

// holdsOneOfEach reports whether a text satisfies needs.
func holdsOneOfEach(text string, needs []need) bool {
	for _, n := range needs {
		if !n.in(text) {
			return false
		}
	}
	return true
}

// containsFold reports whether a text holds a word of lower-case ASCII, in any case. It
// looks for a character without case first, if the word has one.
func containsFold(text, word string) bool {
	anchor := strings.LastIndexFunc(word, func(r rune) bool { return r < 'a' || r > 'z' })
	if anchor < 0 {
		return containsFoldAt(text, word)
	}
	for at := anchor; at < len(text); at++ {
		i := strings.IndexByte(text[at:], word[anchor])
		if i < 0 {
			return false
		}
		at += i
		start := at - anchor
		if start+len(word) <= len(text) && strings.EqualFold(text[start:start+len(word)], word) {
			return true
		}
	}
	return false
}

func containsFoldAt(text, word string) bool {
	lo, up := word[0], word[0]-('a'-'A')
	for at := 0; at+len(word) <= len(text); at++ {
		if c := text[at]; (c == lo || c == up) && strings.EqualFold(text[at:at+len(word)], word) {
			return true
		}
	}
	return false
}

// needsOf derives the needs of an expression.
func needsOf(re *syntax.Regexp) (out []need) {
	switch re.Op {
	case syntax.OpCapture, syntax.OpPlus:
		return needsOf(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return needsOf(re.Sub[0])
		}
	case syntax.OpConcat:
		run := need{words: []string{""}}
		end := func() {
			if run.worth() {
				out = append(out, run)
			}
			run = need{words: []string{""}}
		}
		for _, sub := range re.Sub {
			if run.extend(sub) {
				continue
			}
			end()
			if !run.extend(sub) {
				out = append(out, needsOf(sub)...)
			}
		}
		end()
	case syntax.OpAlternate:
		if n := (need{words: []string{""}}); n.extend(re) && n.worth() {
			return []need{n}
		}
		return needsOfAll(re.Sub)
	default:
		if n := (need{words: []string{""}}); n.extend(re) && n.worth() {
			return []need{n}
		}
	}
	return out
}

// extend appends what re matches to the words, if that is one of a few strings.
func (n *need) extend(re *syntax.Regexp) bool {
	fold := n.fold || folds(re)
	put := func(s string) string { return s }
	if fold {
		put = strings.ToLower
	}
	words := cross(n.words, spellings(re, put))
	if words == nil || len(words) > maxShapes {
		return false
	}
	if fold && !n.fold {
		for i, w := range words {
			words[i] = strings.ToLower(w)
		}
	}
	n.words, n.fold = words, fold
	return true
}

// folds reports whether a literal in re stands for any case.
func folds(re *syntax.Regexp) bool {
	return re.Op == syntax.OpLiteral && re.Flags&syntax.FoldCase != 0 || slices.ContainsFunc(re.Sub, folds)
}

// needsOfAll returns what each alternative needs, and a set with something of every one.
func needsOfAll(alternatives []*syntax.Regexp) (out []need) {
	var union need
	for i, sub := range alternatives {
		ns := needsOf(sub)
		if len(ns) == 0 {
			return nil
		}
		if i == 0 {
			out = ns
		} else {
			out = slices.DeleteFunc(out, func(n need) bool {
				return !slices.ContainsFunc(ns, func(o need) bool { return n.fold == o.fold && slices.Equal(n.words, o.words) })
			})
		}
		rarest := slices.MaxFunc(ns, func(a, b need) int { return shortest(a.words) - shortest(b.words) })
		union.words = append(union.words, rarest.words...)
		union.fold = union.fold || rarest.fold
	}
	if union.fold {
		for i, w := range union.words {
			union.words[i] = strings.ToLower(w)
		}
	}
	slices.Sort(union.words)
	union.words = slices.Compact(union.words)
	if union.worth() {
		out = append(out, union)
	}
	return out
}

func shortest(words []string) int {
	n := len(words[0])
	for _, w := range words {
		n = min(n, len(w))
	}
	return n
}
