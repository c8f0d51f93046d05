package artifact

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// unescape takes the escapes of JSON and of its relatives off.
func unescape(s string) (string, []step) {
	v, steps, _ := unescaped(s)
	return v, steps
}

// unescaped is unescape; light is set if the escapes were of quotes, backslashes and blanks
// only, which hide no secret from who reads the text as it stands.
func unescaped(s string) (value string, steps []step, light bool) {
	light = true
	var b strings.Builder
	b.Grow(len(s))
	steps = make([]step, 0, strings.Count(s, `\`))
	done := 0
	for {
		i := strings.IndexByte(s[done:], '\\')
		if i < 0 || done+i+1 >= len(s) {
			b.WriteString(s[done:])
			return b.String(), steps, light
		}
		b.WriteString(s[done : done+i])
		from := done + i
		n := 2
		switch c := s[from+1]; c {
		case 'n':
			b.WriteByte('\n')
		case 't':
			b.WriteByte('\t')
		case 'r':
			b.WriteByte('\r')
		case '"', '\\', '\'':
			b.WriteByte(c)
		case 'b':
			light = false
			b.WriteByte('\b') // which rubs out, in the recording of a terminal
		case 'f', '\n':
			b.WriteByte(' ')
		case 'u', 'U', 'x':
			light = false
			var r rune
			if r, n = codePoint(s[from:]); n == 2 {
				b.WriteByte(c)
			} else {
				b.WriteRune(r)
			}
		default:
			light = false
			b.WriteByte(c)
		}
		done = from + n
		steps = append(steps, step{b.Len(), done - b.Len()})
	}
}

// codePoint reads \xXX, \uXXXX and \UXXXXXXXX, pairs of surrogates too.
func codePoint(s string) (r rune, n int) {
	digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[s[1]]
	unit := func(at int) (rune, bool) {
		if len(s) < at+2+digits || s[at] != '\\' || s[at+1] != s[1] {
			return 0, false
		}
		v, err := strconv.ParseUint(s[at+2:at+2+digits], 16, 32)
		return rune(v), err == nil
	}
	r, ok := unit(0)
	if !ok {
		return 0, 2
	}
	if n = 2 + digits; utf16.IsSurrogate(r) {
		low, ok := unit(n)
		if !ok {
			return utf8.RuneError, n
		}
		return utf16.DecodeRune(r, low), 2 * n
	}
	return r, n
}
