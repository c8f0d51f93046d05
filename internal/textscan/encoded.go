package textscan

import (
	"encoding/base64"
	"encoding/hex"
	"strings"
	"unicode/utf8"

	"github.com/leakvet/leakvet/internal/textscan/internal/codec"
)

// encodedLines finds the lines of a text that hold something encoded. Almost none do, so
// it has to be fast where there is nothing: it looks for the three signs one by one.
type encodedLines struct {
	text                     string
	percent, unicode, base64 int // where the next of them is; len(text) if there is none
}

func newEncodedLines(text string) *encodedLines {
	e := &encodedLines{text: text}
	e.seek(0)
	return e
}

// seek finds the next signs at an offset or behind.
func (e *encodedLines) seek(from int) {
	if e.percent <= from {
		e.percent = nextPercent(e.text, from)
	}
	if e.unicode <= from {
		e.unicode = nextString(e.text, from, `\u`)
	}
	if e.base64 <= from {
		e.base64 = codec.NextToken(e.text, from, mayDecode)
	}
}

// line returns the next line, with its end.
func (e *encodedLines) line() (span, bool) {
	at := min(e.percent, e.unicode, e.base64)
	if at >= len(e.text) {
		return span{}, false
	}
	w := span{lineStart(e.text, at), min(len(e.text), lineEnd(e.text, at)+1)}
	e.seek(w.end)
	return w, true
}

func nextString(text string, from int, s string) int {
	if i := strings.Index(text[from:], s); i >= 0 {
		return from + i
	}
	return len(text)
}

func nextPercent(text string, from int) int {
	for {
		at := nextString(text, from, "%")
		if at+2 >= len(text) {
			return len(text)
		}
		if isHexDigit(text[at+1]) && isHexDigit(text[at+2]) {
			return at
		}
		from = at + 1
	}
}

// mayDecode tells by the beginning of a token that it decodes to no text; [decodeToken]
// looks at all of it. Names in code are such tokens.
func mayDecode(token string) bool {
	var in, out [minEncoded]byte
	if len(token) >= 2*minEncoded {
		copy(in[:], token)
		if n, err := hex.Decode(out[:], in[:]); err == nil && mayBeText(out[:n]) {
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
	return err == nil && mayBeText(out[:n])
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
