package textscan

import (
	"slices"
	"strings"

	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/internal/ngram"
)

// proseID is our rule for what a sentence tells.
const proseID = "prose-secret"

// searchTold looks for what a sentence tells behind each keyword. It takes what
// the rule's regexp takes; in the text of a transcript there is a "key" in every
// other line, at each of which the regexp would cost a hundred times as much.
func (r *rule) searchTold(text string, at []span, only func(span) bool, hits []hit) []hit {
	last := 0
	for _, k := range at {
		if k.start < last {
			continue
		}
		if k.start > 0 && isNameByte(text[k.start-1]) && text[k.start-1] != '.' {
			if k = headerAround(text, k); k.end == 0 {
				continue
			}
			h, ok := toldOf(text, k)
			if !ok {
				h, ok = toldBefore(text, k)
			}
			if ok && (only == nil || only(h.match)) {
				h.rule = r
				hits = append(hits, h)
				last = max(k.end, h.secret.end)
			}
			continue
		}
		if c := text[k.start] | 0x20; (c == 'l' || c == 'c' || c == 's' || c == 'b') && loginWords[strings.ToLower(text[k.start:k.end])] {
			if h, ok := loginBehind(text, k); ok && (only == nil || only(h.match)) {
				h.rule = r
				hits = append(hits, h)
				last = h.secret.end
				continue
			}
		}
		lead, value := toldBehind(text, k.end)
		if k.end-k.start == len("pass") && value.end > 0 && text[k.start]|0x20 == 'p' && !isTold(text[k.start:lead]) {
			continue // the verb
		}
		if value.end == 0 {
			if h, ok := toldBefore(text, k); ok && h.secret.start >= last && !otherKind(text, k.start) && (only == nil || only(h.match)) {
				h.rule = r
				hits = append(hits, h)
				last = k.end
			}
			continue
		}
		match := span{k.start, value.end}
		if only != nil && !only(match) || otherKind(text, k.start) {
			continue
		}
		hits = append(hits, hit{
			rule: r, match: match, secret: value, at: k.start, value: text[value.start:value.end],
			lead: text[k.start:lead], blob: insideBlob(text, value),
		})
		last = value.end
	}
	return hits
}

// saying are words that a value may stand behind.
var saying = wordSet("is are was be of to value IS Is now still currently")

// otherKinds are words in front of a keyword that make it no secret: "public key".
var otherKinds = []string{"public ", "page ", "next ", "csrf ", "primary ", "foreign ", "partition ", "cache ", "host ", "object ", "storage ", "row ", "sort ", "run "}

// otherKind reports whether one of those stands in front of a keyword.
func otherKind(text string, at int) bool {
	if at == 0 || text[at-1] != ' ' {
		return false
	}
	const longest = 10
	before := strings.ToLower(text[max(0, at-longest):at])
	return slices.ContainsFunc(otherKinds, func(w string) bool { return strings.HasSuffix(before, w) })
}

// wordsBetween is how many words may stand between what is told and the "is".
const wordsBetween = 10

// toldBehind reads on behind a keyword: ": value", " is value", " value". lead is
// where what stands in front of the value ends.
func toldBehind(text string, i int) (lead int, value span) {
	if i < len(text) && text[i] == 's' {
		i++
	}
	if i >= len(text) || isNameByte(text[i]) && text[i] != '_' && leaders(text[i:]) < 4 {
		return 0, span{}
	}
	i = skipMarks(text, i)
	if i < len(text) && (text[i] == ':' || text[i] == '=') {
		if i+1 < len(text) && (text[i+1] == '>' || text[i+1] == '=' || text[i+1] == ':') {
			i++
		}
		return valueAt(text, i+1)
	}
	if n := leaders(text[i:]); n >= 4 { // password.........value, as pools print it
		return valueFrom(text, i+n)
	}
	for _, arrow := range []string{" ->", " =>", " →", " :=", " —", " –", " -"} {
		if strings.HasPrefix(text[i:], arrow) {
			return valueAt(text, i+len(arrow))
		}
	}
	may := true // a value may stand here: behind the keyword itself, or behind "is"
	for range wordsBetween + 2 {
		at := i
		for at < len(text) && at < i+2 && (text[at] == ' ' || text[at] == '\t') {
			at++
		}
		if at == i {
			return 0, span{}
		}
		if may {
			if lead, value = valueAt(text, i); value.end > 0 {
				return lead, value
			}
		}
		end := at
		for end < len(text) && end < at+40 && strings.IndexByte(" \t\n\r.:=<>{}|", text[end]) < 0 {
			end++
		}
		if end == at {
			return 0, span{}
		}
		word := text[at:end]
		if may = saying[word]; may {
			if end < len(text) && text[end] == ':' {
				end++
			}
		} else if end < len(text) && text[end] == ':' { // "the key for the CRM: …"
			return valueAt(text, end+1)
		}
		i = end
	}
	return 0, span{}
}

// leaders counts the dots that a text begins with.
func leaders(text string) (n int) {
	const most = 80
	for n < len(text) && n < most && text[n] == '.' {
		n++
	}
	return n
}

// skipMarks passes over quotes and the marks of Markdown.
func skipMarks(text string, i int) int {
	for to := min(len(text), i+3); i < to && strings.IndexByte("\"'`*_(", text[i]) >= 0; {
		i++
	}
	return i
}

// judgeProse judges a word that a sentence seems to give away. What looks like a
// word of a language is one, but for a password with digits and signs in it.
func judgeProse(h *hit) (finding.Confidence, bool) {
	v := strings.TrimRight(h.value, ".,:!?")
	told := strings.ToLower(h.lead)
	password := strings.Contains(told, "passw") || strings.Contains(told, "passp") || strings.Contains(told, "passc") || strings.HasPrefix(told, "pw") || passwordWords[firstWord(told)]
	switch {
	case len(v) < 8 && !password || strings.Contains(v, "://") || strings.Contains(v, "@") || weakPassword(v) || pathLike(v) || !isASCII(v) || uuid.MatchString(v) && !strings.Contains(told, "api"):
		return 0, false
	case strings.ContainsAny(v, "/=") && !random(v), strings.IndexByte(strings.TrimRight(v, "="), '=') > 0, strings.Contains(v, "::"), strings.HasPrefix(v, "-"), strings.HasPrefix(v, "#"), strings.HasPrefix(v, "$"):
		return 0, false
	case isTold(told) && len(v) >= 16 && hasDigit(v) && caseChanges(v)*20 >= len(v)*9 && alnum(v):
		return finding.MediumConfidence, true
	case len(v) >= 16 && (hasDigit(v) || len(v) >= 20 && caseChanges(v)*3 >= len(v)) && ngram.Score(v) >= likelyTold, isHex(v) && len(v) >= 32:
		return finding.MediumConfidence, true
	case tellsItself.MatchString(v):
		return finding.LowConfidence, true
	case !password:
		return 0, false
	case !isTold(told): // "log in with the password …": what has everything that a password is to have
		return finding.MediumConfidence, hasDigit(v) && hasSign(v) && caseChanges(v) >= 3 || isPassphrase(v) || len(v) >= 12 && caseChanges(v)*3 >= len(v) && ngram.Score(v) >= likelyTold
	}
	return finding.MediumConfidence, hasDigit(v) && (hasSign(v) || caseChanges(v) >= 2) || len(v) >= 16 && caseChanges(v)*3 >= len(v) || len(v) >= 12 && caseChanges(v) >= 4 && ngram.Score(v) >= likelyTold
}

// passwordWords are other words for a password.
var passwordWords = wordSet("pass kennwort senha mot")

func firstWord(s string) string {
	return s[:len(s)-len(strings.TrimLeft(s, "abcdefghijklmnopqrstuvwxyz"))]
}

// isTold reports whether a sentence says what something is, rather than naming it.
func isTold(lead string) bool {
	lead = strings.TrimRight(lead, " \t\"'`*_")
	for _, w := range []string{" is", " are", " was", ":", "=", " to", " now", " still", " currently"} {
		if strings.HasSuffix(lead, w) {
			return true
		}
	}
	return false
}

func alnum(v string) bool { return strings.IndexFunc(v, func(r rune) bool { return !isAlnum(r) }) < 0 }

func hasDigit(v string) bool { return strings.ContainsAny(v, "0123456789") }

func hasSign(v string) bool {
	return strings.IndexFunc(v, func(r rune) bool { return charKind(r) == 's' && r != '-' && r != '_' && r != '.' }) >= 0
}
