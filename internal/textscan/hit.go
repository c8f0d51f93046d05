package textscan

import (
	"math"
	"strings"
)

// hit is one match of one rule.
type hit struct {
	rule *rule
	// match and secret are byte ranges of the text that was searched; for a
	// decoded secret, of the text that it was decoded from.
	match, secret span
	// whole is the match with the line ends around it, which match leaves out.
	whole span
	// at is where the match begins, within what was decoded if it was.
	at int
	// value is the secret itself. It never leaves the package.
	value string
	// lead is the part of the match in front of the secret.
	lead string
	// tail is what stands behind it in the match.
	tail string
	// key is the name beside the value, where the rule has one.
	key string
	// blob is set for a value in the midst of base64.
	blob bool
	// under is the name of what the key stands in; host is set if an address
	// stands beside it.
	under string
	host  bool
	// scheme is set for what an authorization scheme or a type declares a secret.
	scheme bool
	// basic is set for the user and password of basic authentication, in base64.
	basic bool
	// declared is set for a value that is said to be a secret by a type beside it.
	declared bool
	// pointer tells which leaf of an artifact the value is: "/a/b → json → /c".
	pointer string
	about   string // what stands beside it says of it
	opaque  bool   // its range is that of the encoding that it came out of
	// encodings says how the value was wrapped, outermost first: "base64".
	encodings []string
}

type span struct{ start, end int }

func (s span) overlaps(t span) bool { return s.start < t.end && t.start < s.end }

// take makes a hit of a match m in window w, if it is one. last is where the
// match before it ended.
func (r *rule) take(p *program, text string, w span, m []int, last int, hits []hit) []hit {
	match := span{w.start + m[0], w.start + m[1]}
	if p.named {
		for low := max(last, match.start-maxName); match.start > low && isNameByte(text[match.start-1]); {
			match.start--
		}
	}
	// At a cut that is no line's end the regexp may have seen a boundary that
	// is none. Windows are wide enough for no true match to touch it.
	if !p.named && match.start == w.start && w.start > 0 && text[w.start-1] != '\n' ||
		match.end == w.end && w.end < len(text) && text[w.end-1] != '\n' {
		return hits
	}
	whole := match
	for match.end > match.start && text[match.end-1] == '\n' {
		match.end--
	}
	for match.start < match.end && text[match.start] == '\n' {
		match.start++
	}
	secret := match
	for g := 1; g < len(m)/2; g++ {
		if m[2*g] >= 0 && m[2*g] < m[2*g+1] && (r.group == 0 || r.group == g) {
			secret = span{w.start + m[2*g], w.start + m[2*g+1]}
			break
		}
	}
	for secret.end > secret.start && (text[secret.end-1] == '\n' || text[secret.end-1] == '\r') {
		secret.end--
	}
	h := hit{
		rule: r, match: match, whole: whole, secret: secret, at: match.start,
		value: text[secret.start:secret.end], lead: text[match.start:secret.start], tail: text[secret.end:match.end], blob: insideBlob(text, secret),
	}
	if r.keyGroup > 0 {
		h.key = text[w.start+m[2*r.keyGroup] : w.start+m[2*r.keyGroup+1]]
	} else if r.class != fixed {
		h.key = leadingName(h.lead)
	}
	if h.value == "" || r.entropy > 0 && entropy(h.value) <= r.entropy {
		return hits
	}
	return append(hits, h)
}

// leadingName returns the identifier that a match begins with.
func leadingName(s string) string {
	s = strings.TrimLeft(s, " \t\r\n\"'`{,")
	n := 0
	for n < len(s) && isNameByte(s[n]) {
		n++
	}
	return s[:n]
}

// entropy is Shannon's, in bits a byte.
func entropy(s string) float64 {
	var counts [256]int
	for i := range len(s) {
		counts[s[i]]++
	}
	h, n := 0.0, float64(len(s))
	for _, c := range counts {
		if c > 0 {
			h -= float64(c) / n * math.Log2(float64(c)/n)
		}
	}
	return h
}
