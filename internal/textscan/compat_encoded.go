package textscan

import (
	"encoding/base64"
	"encoding/hex"
	"slices"
	"strings"
)

// mayDecodeAsGitleaks reports whether gitleaks' decoder may find anything in a text. It runs
// one regexp over all of it, which takes ten times as long as everything else; most
// texts hold none of the signs that it looks for, or names that decode to no text.
func mayDecodeAsGitleaks(text string) bool {
	return nextPercent(text, 0) < len(text) ||
		strings.Contains(text, "U+") || strings.Contains(text, `\u`) || strings.Contains(text, `\U`) ||
		nextBase64(text, 0, mayBeGitleaksToken) < len(text)
}

// gitleaksHex is how many hex digits gitleaks takes for an encoding.
const gitleaksHex = 32

// mayBeGitleaksToken tells by the beginning of a token that gitleaks decodes it to nothing:
// what it decodes is printable to the end.
func mayBeGitleaksToken(token string) bool {
	if len(token) < minEncoded {
		return false
	}
	digits := 0
	for digits < len(token) && isHexDigit(token[digits]) {
		digits++
	}
	var out [minEncoded]byte
	if digits >= gitleaksHex {
		if digits < len(token) { // what stands behind the digits is a token of its own
			return true
		}
		if n, err := hex.Decode(out[:], []byte(token[:minEncoded])); err == nil && gitleaksPrints(out[:n]) {
			return true
		}
		return false
	}
	in := [minEncoded]byte([]byte(token[:minEncoded]))
	for i, c := range in {
		switch c {
		case '-':
			in[i] = '+'
		case '_':
			in[i] = '/'
		}
	}
	n, err := base64.RawStdEncoding.Decode(out[:], in[:])
	return err == nil && gitleaksPrints(out[:n])
}

// gitleaksPrints reports whether gitleaks takes bytes for text.
func gitleaksPrints(b []byte) bool {
	return !slices.ContainsFunc(b, func(c byte) bool { return c <= 8 || c >= 0x7f })
}
