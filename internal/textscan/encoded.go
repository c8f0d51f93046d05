package textscan

import (
	"strings"

	"github.com/leakvet/leakvet/internal/textscan/internal/codec"
)

// encodedLines finds the lines of a text that hold something encoded. Almost none do, so
// it has to be fast where there is nothing: it looks for the three signs one by one.
type encodedLines struct {
	text                     string
	percent, unicode, base64 int // where the next of them is; len(text) if there is none
}

func newEncodedLines(text string, ends torn) *encodedLines {
	e := &encodedLines{text: text}
	e.seek(0)
	if ends.front && codec.NextToken(text[:min(len(text), minEncoded)], 0, func(string) bool { return true }) == 0 {
		e.base64 = 0 // it need not be in step
	}
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
