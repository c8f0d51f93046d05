package textscan

import "strings"

// keyValueReach is how far behind its keyword a value of gitleaks' generic rule
// can begin and show that it is one: a gap, an operator, and 150 characters.
const keyValueReach = 20 + 3 + 3 + 5 + 150

// quickReject reports that text holds no run of ten characters that could be a
// value with a digit or sign in it: gitleaks' generic rule takes no value of
// letters, dots, dashes and underscores alone.
func quickReject(text string) bool {
	run, mark := 0, false
	for i := range len(text) {
		switch c := text[i]; {
		case c >= '0' && c <= '9' || c == '=' || c == '+' || c == '/':
			run, mark = run+1, true
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '.' || c == '-' || c >= 0x80:
			run++
		default:
			run, mark = 0, false
		}
		if run >= 10 && mark {
			return false
		}
	}
	return run < 10 || len(text) < keyValueReach
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
