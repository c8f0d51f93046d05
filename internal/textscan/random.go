package textscan

import (
	"encoding/base64"
	"strings"
	"unicode"

	"github.com/leakvet/leakvet/internal/ngram"
)

// insideBlob reports whether a stretch of text lies within base64: there, every
// form of letters and digits turns up by chance.
func insideBlob(text string, s span) bool {
	const enough = 16 // characters around it that are no words of a path
	from, to := s.start, s.end
	for from > 0 && s.start-from < enough && isBlobByte(text[from-1]) {
		from--
	}
	for to < len(text) && to-s.end < enough && isBlobByte(text[to]) {
		to++
	}
	around := text[from:s.start] + text[s.end:to]
	return len(around) >= enough && strings.ContainsAny(around, "0123456789+") && lettersInWords(around)*3 <= len(around) &&
		strings.ToUpper(around) != around && strings.ToLower(around) != around
}

func isBlobByte(c byte) bool { return isAlnum(rune(c)) || c == '+' || c == '/' }

// entropyFloor is the least entropy of a random value of the same alphabet. One
// floor for all, as gitleaks has it, drops 19 % of random keys of 32 hex digits.
func entropyFloor(v string) float64 {
	switch {
	case isHex(v):
		return 2.9
	case len(v) <= 16:
		return 3.0
	case len(v) <= 20:
		return 3.2
	}
	return 3.5
}

func isHex(v string) bool {
	return strings.Trim(v, "0123456789abcdef") == "" || strings.Trim(v, "0123456789ABCDEF") == ""
}

// repetitive reports whether a value of some length has hardly any variety.
func repetitive(v string) bool {
	var seen [256]bool
	n := 0
	for i := range len(v) {
		if !seen[v[i]] {
			seen[v[i]] = true
			n++
		}
	}
	return n <= 4 || len(v) >= 24 && n <= 6
}

func hasDigitOrSign(v string) bool {
	return strings.IndexFunc(v, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '_' || r == '-' || r == '.')
	}) >= 0
}

// isASCII is false for words of most people's languages, as translations hold.
func isASCII(v string) bool {
	return strings.IndexFunc(v, func(r rune) bool { return r > unicode.MaxASCII }) < 0
}

// caseChanges counts where characters of another kind begin: small letters behind
// capitals, digits behind letters.
func caseChanges(v string) (n int) {
	for i := 1; i < len(v); i++ {
		if charKind(rune(v[i])) != charKind(rune(v[i-1])) {
			n++
		}
	}
	return n
}

// What a value has to score to pass for drawn at random: beside a name that says
// secret 1 % of all drawn values may be lost, in a sentence 10 %.
const (
	likelyNamed = 1.58
	likelyTold  = 3.90
)

// random reports whether a value looks drawn rather than written.
func random(v string) bool {
	return len(v) >= 12 && (hasDigit(v) || len(v) >= 20 && caseChanges(v)*3 >= len(v)) && ngram.Score(v) >= likelyNamed
}

// sentence reports whether a value is base64 of words: somebody's note that this
// is no real one.
func sentence(v string) bool {
	if len(v) < minEncoded {
		return false
	}
	b, err := base64.RawStdEncoding.DecodeString(strings.TrimRight(v, "="))
	return err == nil && printable(b) && strings.Count(string(b), " ") >= 2 && lettersInWords(string(b))*2 >= len(b)
}

// lettersInWords counts small letters in runs as long as words are.
func lettersInWords(v string) (n int) {
	run := 0
	for i := range len(v) + 1 {
		if i < len(v) && v[i] >= 'a' && v[i] <= 'z' {
			run++
			continue
		}
		if run >= 4 {
			n += run
		}
		run = 0
	}
	return n
}

func charKind(r rune) rune {
	switch {
	case r >= '0' && r <= '9':
		return 'd'
	case r >= 'a' && r <= 'z':
		return 'l'
	case r >= 'A' && r <= 'Z':
		return 'u'
	}
	return 's'
}
