package textscan

import (
	"strings"

	"github.com/leakvet/leakvet/rules/secretname"
)

// How gitleaks' generic rule goes on behind its keyword: a gap, an operator,
// quotes, a value.
const (
	keyGap       = 20 + 3
	keyOperator  = 4 + 5 // with the quotes and spaces behind it
	leastValue   = 10
	leastBase64  = 12
	longestValue = 150
)

// quickReject reports that what stands behind a keyword of gitleaks' generic rule
// is no value for it: there is no operator, or no run of characters that has a
// digit or sign in it, as the rule takes no value of letters, dots, dashes and
// underscores alone. It errs on the side of the regexp.
func quickReject(text string) bool {
	at := 0
	for at < len(text) && at <= keyGap && (isNameByte(text[at]) || strings.IndexByte(" \t\r\n\f'\"", text[at]) >= 0) {
		at++
	}
	switch {
	case at == len(text):
		return true
	case text[at] >= 0x80: // it may fold to a letter
		return false
	case strings.IndexByte("=>:|?,", text[at]) < 0:
		return true
	}
	// The value is a word, which is let pass unless there is a digit or "=" in it, or
	// base64, which is longer.
	word, base64 := 0, 0
	wordMark, base64Mark := false, false
	for i := at + 1; i < len(text) && i <= at+keyOperator+longestValue; i++ {
		c := text[i]
		digit := c >= '0' && c <= '9'
		switch {
		case isNameByte(c) || c == '=' || c >= 0x80:
			word++
			wordMark = wordMark || digit || c == '=' || c >= 0x80
		default:
			word, wordMark = 0, false
		}
		switch {
		case c == '+' || c == '/':
			if base64 > 0 {
				base64, base64Mark = base64+1, true
			}
		case isNameByte(c) && c != '_' && c != '-' && c != '.' || c >= 0x80:
			base64++
			base64Mark = base64Mark || digit || c >= 0x80
		default:
			base64, base64Mark = 0, false
		}
		if word >= leastValue && wordMark || base64 >= leastBase64 && base64Mark {
			return false
		}
		if i > at+keyOperator && word == 0 && base64 == 0 {
			return true
		}
	}
	return true
}

// searchPairs runs a rule for names and values where a keyword is part of a name
// that a value of some length follows.
func (r *rule) searchPairs(p *program, text string, at []span, only func(span) bool, hits []hit) []hit {
	last := 0
	for _, k := range at {
		if k.start < last {
			continue
		}
		w, ok := pairAround(text, k)
		if !ok || only != nil && !only(w) {
			continue
		}
		n := len(hits)
		if hits = r.search(p, text, w, hits); len(hits) > n {
			last = hits[len(hits)-1].match.end
		}
	}
	return hits
}

const (
	// pairLead is how much may stand between the start of a pair and its name:
	// an escaped line end and an escaped quote.
	pairLead  = 8
	pairValue = 256 // the longest value, see rules/text/config.toml
	minValue  = 8
)

// pairAround returns what surrounds the pair whose name holds a keyword. ok is
// false if there is none.
func pairAround(text string, k span) (w span, ok bool) {
	name := k
	for name.start > 0 && isNameByte(text[name.start-1]) {
		name.start--
	}
	for name.end < len(text) && isNameByte(text[name.end]) {
		name.end++
	}
	// The judge wants a name that names a secret; most do not, and it is cheap to tell.
	if _, ok := secretname.Classify(strings.TrimLeft(text[name.start:name.end], "0123456789._-")); !ok {
		return w, false
	}
	at := skip(text, name.end, "\\\"' \t")
	if at == len(text) || text[at] != ':' && text[at] != '=' {
		return w, false
	}
	value := skip(text, at+1, "\\\"' \t")
	end := value
	for end < len(text) && end-value <= pairValue && strings.IndexByte(" \t\r\n\"'#,;\\{}[]<>$", text[end]) < 0 {
		end++
	}
	return span{max(0, name.start-pairLead), min(len(text), end+1)}, end-value >= minValue
}

// skip passes over characters of a set, of which few can stand between a name
// and its value.
func skip(text string, at int, set string) int {
	for to := min(len(text), at+16); at < to && strings.IndexByte(set, text[at]) >= 0; {
		at++
	}
	return at
}

func isNameByte(c byte) bool {
	return c == '_' || c == '-' || c == '.' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
