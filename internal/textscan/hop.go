package textscan

import (
	"regexp/syntax"
	"slices"
	"strings"
)

// hop is what has to stand behind a keyword: bytes of one set, and then one of another
// that the first lacks. "://" of a URL with a password is followed by a name and a
// colon; that of most others by a host and a slash.
type hop struct{ over, to byteSet }

// farthest is how far behind a keyword is looked. What is longer is left to the regexp.
const farthest = 512

// hopsOf derives them for a rule whose matches all have its one keyword in the same place.
func hopsOf(re *syntax.Regexp, keywords []string) (out []hop) {
	if re.Op != syntax.OpConcat || len(keywords) != 1 {
		return nil
	}
	at := slices.IndexFunc(re.Sub, func(sub *syntax.Regexp) bool {
		return sub.Op == syntax.OpLiteral && strings.ToLower(string(sub.Rune)) == keywords[0]
	})
	if at < 0 {
		return nil
	}
	var h hop
	for _, sub := range re.Sub[at+1:] {
		for sub.Op == syntax.OpCapture {
			sub = sub.Sub[0]
		}
		switch sub.Op {
		case syntax.OpStar, syntax.OpPlus, syntax.OpRepeat, syntax.OpQuest:
			if sub.Sub[0].Op != syntax.OpCharClass {
				return out
			}
			set, _ := classSet(sub.Sub[0])
			h.over.addAll(set)
		case syntax.OpLiteral, syntax.OpCharClass:
			s := shapesOf(sub)
			if len(s) != 1 || len(s[0].bytes) != 1 || s[0].bytes[0].overlaps(h.over) {
				return out
			}
			h.to = s[0].bytes[0]
			out, h = append(out, h), hop{}
			if s[0].open {
				return out
			}
		default:
			return out
		}
	}
	return out
}

func (s *byteSet) overlaps(t byteSet) bool {
	return s[0]&t[0]|s[1]&t[1]|s[2]&t[2]|s[3]&t[3] != 0
}

// follows reports whether a text, which begins behind a keyword, goes on as it must.
func follows(hops []hop, text string) bool {
	at := 0
	for i := range hops {
		for at < len(text) && hops[i].over.has(text[at]) {
			at++
			if at > farthest {
				return true
			}
		}
		if at == len(text) || !hops[i].to.has(text[at]) {
			return false
		}
		at++
	}
	return true
}
