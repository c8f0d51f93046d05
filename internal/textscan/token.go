package textscan

import (
	"encoding/base64"
	"encoding/hex"
	"strings"
	"unicode/utf8"
)

// torn says at which ends a text was torn out of a longer one, perhaps amid an encoding. At
// such a front, an encoding may begin with any character of its own, and what comes out
// with any byte of a character.
type torn struct{ front, back bool }

// mostSkipped is how many characters may have to be passed over at a torn front for base64
// to be in step.
const mostSkipped = 3

// decode decodes a token, which begins and ends where the text does at an end that is torn,
// and returns how much of it was passed over.
func (t torn) decode(token string) (value, kind string, skipped int) {
	if !t.front {
		value, kind = decodeToken(token, t)
		return value, kind, 0
	}
	for skipped = range mostSkipped + 1 {
		if rest := token[min(skipped, len(token)):]; len(rest) >= minEncoded && mayBegin(rest, torn{front: true}) {
			if value, kind = decodeToken(rest, t); kind != "" {
				return value, kind, skipped
			}
		}
	}
	return "", "", 0
}

// decodeToken decodes hex or base64 that is text.
func decodeToken(token string, ends torn) (value, kind string) {
	digits := token
	if ends.back {
		digits = token[:len(token)&^1]
	}
	if len(token) >= 2*minEncoded && len(digits)%2 == 0 {
		if b, err := hex.DecodeString(digits); err == nil {
			if b = ends.mend(b); printable(b) {
				return string(b), "hex"
			}
		}
	}
	if ends.back && len(token)%4 == 1 {
		token = token[:len(token)-1]
	}
	enc := base64.RawStdEncoding
	if strings.ContainsAny(token, "-_") {
		enc = base64.RawURLEncoding
	}
	if b, err := enc.DecodeString(token); err == nil {
		if b = ends.mend(b); printable(b) {
			return string(b), "base64"
		}
	}
	return "", ""
}

// mend makes bytes text where characters were torn at the ends: by blanks, so that the rest
// stays where it is, and by leaving out.
func (t torn) mend(b []byte) []byte {
	if t.front {
		for i := 0; i < len(b) && i < utf8.UTFMax-1 && !utf8.RuneStart(b[i]); i++ {
			b[i] = ' '
		}
	}
	if t.back {
		for i := len(b) - 1; i >= 0 && i >= len(b)-utf8.UTFMax; i-- {
			if utf8.RuneStart(b[i]) {
				if !utf8.FullRune(b[i:]) {
					b = b[:i]
				}
				break
			}
		}
	}
	return b
}

// printable reports whether bytes are text: a token that is no encoding decodes
// to noise.
func printable(b []byte) bool {
	for _, c := range b {
		if c < ' ' && c != '\n' && c != '\t' && c != '\r' || c == 0x7f {
			return false
		}
	}
	return len(b) > 0 && utf8.Valid(b)
}

// mayDecode tells by the beginning of a token that it decodes to no text; [decodeToken]
// looks at all of it. Names in code are such tokens.
func mayDecode(token string) bool { return mayBegin(token, torn{}) }

// mayBegin is mayDecode for a token that begins where the text may be torn.
func mayBegin(token string, ends torn) bool {
	var in, out [minEncoded]byte
	if len(token) >= 2*minEncoded {
		copy(in[:], token)
		if n, err := hex.Decode(out[:], in[:]); err == nil && mayBeText(ends.mend(out[:n])) {
			return true
		}
	}
	for i := range in {
		c := token[i]
		switch c {
		case '-':
			c = '+'
		case '_':
			c = '/'
		}
		in[i] = c
	}
	n, err := base64.RawStdEncoding.Decode(out[:], in[:])
	return err == nil && mayBeText(ends.mend(out[:n]))
}

// mayBeText reports whether bytes are the beginning of a text.
func mayBeText(b []byte) bool {
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && size <= 1:
			return !utf8.FullRune(b) // the rest of it comes later
		case r < ' ' && r != '\n' && r != '\t' && r != '\r' || r == 0x7f:
			return false
		}
		b = b[size:]
	}
	return true
}
