package codec

import (
	"encoding/base64"
	"strconv"
	"strings"
)

// shortestHex is how many hex digits are an encoding.
const shortestHex = 32

// decode returns what a match stands for; "" if for nothing that gitleaks takes for text.
func (m match) decode(text string) string {
	encoded := text[m.Start:m.End]
	switch m.kind {
	case percentKind:
		return decodePercent(encoded)
	case unicodeKind:
		return decodeUnicode(encoded)
	case hexKind:
		return decodeHex(encoded)
	}
	return decodeBase64(encoded)
}

// prints reports whether gitleaks takes a byte for text.
func prints(c byte) bool { return c > 8 && c < 0x7f }

func decodePercent(s string) string {
	var b strings.Builder
	for at := 0; at < len(s); at++ {
		c := s[at]
		if isPercent(s, at) {
			if c = hexByte(s[at+1:]); !prints(c) {
				return ""
			}
			at += 2
		}
		if b.Cap() == 0 {
			b.Grow(len(s))
		}
		b.WriteByte(c)
	}
	return b.String()
}

// decodeUnicode decodes a run of \u0041 or of U+0041: the last four of each are digits.
func decodeUnicode(s string) string {
	var b strings.Builder
	for at := 0; at < len(s); {
		for s[at] == '\\' || s[at] == 'U' || s[at] == 'u' || s[at] == '+' || isSpace(s[at]) {
			if at++; at == len(s) {
				return b.String()
			}
		}
		r, _ := strconv.ParseUint(s[at:at+4], 16, 16)
		b.WriteRune(rune(r))
		at += 4
	}
	return b.String()
}

func decodeHex(s string) string {
	if len(s)%2 != 0 || !hasDigit(s) {
		return ""
	}
	for i := 0; i < len(s); i += 2 {
		if !prints(hexByte(s[i:])) {
			return ""
		}
	}
	var b strings.Builder
	b.Grow(len(s) / 2)
	for i := 0; i < len(s); i += 2 {
		b.WriteByte(hexByte(s[i:]))
	}
	return b.String()
}

func hasDigit(s string) bool {
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			return true
		}
	}
	return false
}

// hexByte decodes the two hex digits that a text begins with.
func hexByte(s string) byte { return hexValue(s[0])<<4 | hexValue(s[1]) }

func hexValue(c byte) byte {
	if c <= '9' {
		return c - '0'
	}
	return c&7 + 9
}

// decodeBase64 decodes a token, with what pads it, in the alphabet that it is in.
func decodeBase64(s string) string {
	if !looksRandom(s) || !printsAll(s) {
		return ""
	}
	out, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		out, err = base64.RawURLEncoding.DecodeString(s)
	}
	if err != nil {
		return ""
	}
	for _, c := range out {
		if !prints(c) {
			return ""
		}
	}
	return string(out)
}

// looksRandom reports whether a token has what a name in code mostly lacks.
func looksRandom(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= '0' && c <= '9' || c == '+' || c == '/' || c == '-' || c == '_' {
			return true
		}
	}
	return false
}

// printsAll reports whether the fours of a token, in whichever alphabet, decode to text. It
// leaves out what stands behind the last four.
func printsAll(s string) bool {
	for ; len(s) >= 4; s = s[4:] {
		a, b, c, d := sixBits[s[0]], sixBits[s[1]], sixBits[s[2]], sixBits[s[3]]
		if s[2] == '=' || s[3] == '=' {
			return true
		}
		if !prints(a<<2|b>>4) || !prints(b<<4|c>>2) || !prints(c<<6|d) {
			return false
		}
	}
	return true
}

var sixBits = func() (bits [256]byte) {
	for _, alphabet := range []string{
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
	} {
		for i := range len(alphabet) {
			bits[alphabet[i]] = byte(i)
		}
	}
	return bits
}()

// mayDecode tells by the beginning of a token that it decodes to nothing. What begins with
// hex digits stays all the same: base64 that touches them has to wait.
func mayDecode(token string) bool {
	if printsAll(token[:ShortestToken]) {
		return true
	}
	if len(token) < shortestHex {
		return false
	}
	for i := range shortestHex {
		if !isHex[token[i]] {
			return false
		}
	}
	return true
}
