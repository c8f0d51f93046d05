package textscan

import (
	"strings"

	"github.com/leakvet/leakvet/internal/lazyregexp"
)

// inFront is how a value stands in front of what it is: "use VALUE as the token", "send
// VALUE in X-Api-Key", "VALUE is the key".
var inFront = lazyregexp.New("(?:^|[\\s\"'`(])([^\\s\"'`(),;<>{}\\[\\]|]{8,100})[\"'`)]?[ \\t]+(?:as|in|is|via)[ \\t]+(?:the[ \\t]+|an?[ \\t]+|your[ \\t]+|our[ \\t]+)?(?:[A-Za-z-]+[ \\t]+){0,2}[\"'`]?$")

// toldBefore reads the value that stands in front of a keyword.
func toldBefore(text string, k span) (hit, bool) {
	const near, closest = 160, 40
	if k.start == 0 || strings.IndexByte(" \t\"'`", text[k.start-1]) < 0 {
		return hit{}, false
	}
	from := max(0, k.start-near)
	if i := strings.LastIndexByte(text[from:k.start], '\n'); i >= 0 {
		from += i + 1
	}
	// Almost nothing that a keyword stands behind is a value: tell by the words between.
	words := text[max(from, k.start-closest):k.start]
	if !strings.Contains(words, " as ") && !strings.Contains(words, " in ") && !strings.Contains(words, " is ") && !strings.Contains(words, " via ") {
		return hit{}, false
	}
	m := inFront.FindStringSubmatchIndex(text[from:k.start])
	if m == nil {
		return hit{}, false
	}
	value := span{from + m[2], from + m[3]}
	return hit{
		match: span{value.start, k.end}, secret: value, at: value.start, value: text[value.start:value.end],
		lead: text[k.start:k.end], blob: insideBlob(text, value),
	}, true
}

// toldOf reads what is said of a variable or a header: "set CRM_TOKEN to VALUE".
func toldOf(text string, k span) (hit, bool) {
	at := skipMarks(text, k.end)
	for _, w := range []string{" to", " is", " as", " with"} {
		if !strings.HasPrefix(text[at:], w) {
			continue
		}
		if lead, value := valueAt(text, at+len(w)); value.end > 0 {
			return hit{
				match: span{k.start, value.end}, secret: value, at: k.start, value: text[value.start:value.end],
				lead: text[k.start:lead], blob: insideBlob(text, value),
			}, true
		}
	}
	return hit{}, false
}

// headerAround returns the name of a header or a variable that a keyword is the end of:
// X-Api-Key, CRM_TOKEN. Its end is 0 if it is of anything else.
func headerAround(text string, k span) span {
	if k.end < len(text) && isNameByte(text[k.end]) && text[k.end] != '.' {
		return span{}
	}
	for k.start > 0 && isNameByte(text[k.start-1]) {
		k.start--
	}
	name := text[k.start:k.end]
	switch {
	case strings.IndexByte(name, '.') >= 0:
		return span{}
	case strings.IndexByte(name, '_') > 0 && strings.ToUpper(name) == name:
		return k
	case strings.IndexByte(name, '-') > 0 && (name[0] >= 'A' && name[0] <= 'Z' || name[0] == 'x') && strings.IndexByte(name, '_') < 0:
		return k
	}
	return span{}
}
