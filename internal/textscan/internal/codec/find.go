package codec

import "strings"

// kind is an encoding. The higher goes first where two of them touch.
type kind uint8

const (
	none kind = iota
	base64Kind
	hexKind
	unicodeKind
	percentKind
)

// match is a stretch of a text that looks encoded.
type match struct {
	Span
	kind kind
}

// above reports whether a match makes another one wait, which it touches.
func (m match) above(o match) bool { return m.kind > o.kind && m.touches(o.Span) }

// finder finds what gitleaks' expression matches, one match after the other:
//
//	%[0-9A-Fa-f]{2}(?:.*%[0-9A-Fa-f]{2})?
//	(?:U\+[a-fA-F0-9]{4}(?:\s|$))+ | (?i)(?:\\{1,2}u[a-fA-F0-9]{4})+
//	[0-9A-Fa-f]{32,}
//	[\w\/+-]{16,}={0,2}
//
// It looks for what each of them begins with by itself, which takes no more than a glance
// at most of a text, and leaves out tokens of base64 that plainly decode to nothing:
// those make nothing wait.
type finder struct {
	text string
	at   int // where to go on
	// Where the next of each stands, at or behind at; len(text) if there is none. A code
	// point may be the end of a token.
	percent, escape, point, token int
}

func newFinder(text string) finder {
	return finder{text, 0, nextPercent(text, 0), nextEscape(text, 0), nextPoint(text, 0), NextToken(text, 0, mayDecode)}
}

// next returns the next match; its kind is none if there is no more.
func (f *finder) next() match {
	for {
		at := min(f.percent, f.escape, f.point, f.token)
		if at >= len(f.text) {
			return match{}
		}
		m := f.match(at)
		f.goOn(m.End)
		if m.kind != none {
			return m
		}
	}
}

// match returns what begins at an offset, where one of the signs stands.
func (f *finder) match(at int) match {
	switch at {
	case f.percent:
		return match{Span{at, percentEnd(f.text, at)}, percentKind}
	case f.escape:
		return match{Span{at, escapesEnd(f.text, at)}, unicodeKind}
	case f.token:
		end := at
		for end < len(f.text) && isHex[f.text[end]] {
			end++
		}
		if end-at >= shortestHex {
			return match{Span{at, end}, hexKind}
		}
		end = tokenEnd(f.text, at)
		for pad := 0; pad < 2 && end < len(f.text) && f.text[end] == '='; pad++ {
			end++
		}
		return match{Span{at, end}, base64Kind}
	default:
		begin := at
		for begin > f.at && IsTokenByte[f.text[begin-1]] {
			begin--
		}
		if at+pointSize-begin >= ShortestToken { // it is the end of one that was left out
			return match{Span: Span{at, at + pointSize}}
		}
		return match{Span{at, pointsEnd(f.text, at)}, unicodeKind}
	}
}

// goOn moves the signs behind what was matched.
func (f *finder) goOn(at int) {
	f.at = at
	if f.percent < at {
		f.percent = nextPercent(f.text, at)
	}
	if f.escape < at {
		f.escape = nextEscape(f.text, at)
	}
	if f.point < at {
		f.point = nextPoint(f.text, at)
	}
	// A match may end within a token, whose rest is one that was not looked at.
	if f.token < at || tokenEnd(f.text, at)-at >= ShortestToken && mayDecode(f.text[at:tokenEnd(f.text, at)]) {
		f.token = NextToken(f.text, at, mayDecode)
	}
}

func nextPercent(text string, from int) int {
	for {
		i := strings.IndexByte(text[from:], '%')
		if i < 0 {
			return len(text)
		}
		if from += i; isPercent(text, from) {
			return from
		}
		from++
	}
}

func isPercent(text string, at int) bool {
	return at+2 < len(text) && text[at] == '%' && isHex[text[at+1]] && isHex[text[at+2]]
}

// percentEnd returns the end of the last one on the line.
func percentEnd(text string, at int) int {
	line := text[at:]
	if i := strings.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	for end := len(line); ; {
		i := strings.LastIndexByte(line[:end], '%')
		if isPercent(line, i) && (i == 0 || i > 2) {
			return at + i + 3
		}
		end = i
	}
}

// nextEscape returns where the next \u0041 or \\u0041 begins.
func nextEscape(text string, from int) int {
	for at := from; ; at++ {
		i := strings.IndexByte(text[at:], '\\')
		if i < 0 {
			return len(text)
		}
		if at += i; escapeEnd(text, at) > 0 {
			return at
		}
	}
}

// escapeEnd returns the end of the escape that begins at an offset; 0 if none does.
func escapeEnd(text string, at int) int {
	if at < len(text) && text[at] == '\\' {
		if at++; at < len(text) && text[at] == '\\' {
			at++
		}
		if at < len(text) && text[at]|0x20 == 'u' && isHex4(text, at+1) {
			return at + 5
		}
	}
	return 0
}

func escapesEnd(text string, at int) int {
	for {
		end := escapeEnd(text, at)
		if end == 0 {
			return at
		}
		at = end
	}
}

// pointSize is the length of "U+0041". A space belongs to it, or the end of the text.
const pointSize = 6

// nextPoint returns where the next U+0041 begins, be it within a token.
func nextPoint(text string, from int) int {
	for {
		i := strings.Index(text[from:], "U+")
		if i < 0 {
			return len(text)
		}
		if from += i; pointsEnd(text, from) > from {
			return from
		}
		from++
	}
}

// pointsEnd returns the end of the code points that begin at an offset: the offset if none do.
func pointsEnd(text string, at int) int {
	for strings.HasPrefix(text[at:], "U+") && isHex4(text, at+2) {
		switch end := at + pointSize; {
		case end == len(text):
			return end
		case isSpace(text[end]):
			at = end + 1
		default:
			return at
		}
	}
	return at
}

// isSpace is what \s matches.
func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r' }

func isHex4(text string, at int) bool {
	return at+4 <= len(text) && isHex[text[at]] && isHex[text[at+1]] && isHex[text[at+2]] && isHex[text[at+3]]
}

var isHex = func() (set [256]bool) {
	for _, c := range "0123456789abcdefABCDEF" {
		set[c] = true
	}
	return set
}()
