package textscan

import (
	"strings"

	"github.com/leakvet/leakvet/internal/lazyregexp"
)

// longestTold is how long a value may be.
const longestTold = 200

// valueAt reads a value that blanks stand in front of. What has neither a digit
// nor changing cases is a word.
func valueAt(text string, i int) (lead int, value span) {
	from := i
	for from < len(text) && from < i+3 && (text[from] == ' ' || text[from] == '\t') {
		from++
	}
	if from == i {
		return 0, span{}
	}
	return valueFrom(text, from)
}

// valueFrom reads a value that begins at an offset, behind marks.
func valueFrom(text string, from int) (lead int, value span) {
	marks := from
	from = skipMarks(text, from)
	end, digits, changes := from, 0, 0
	for end < len(text) && end-from <= longestTold && strings.IndexByte(" \t\r\n\"'`<>,;(){}[]|\\", text[end]) < 0 {
		if text[end] >= '0' && text[end] <= '9' {
			digits++
		}
		if end > from && charKind(rune(text[end])) != charKind(rune(text[end-1])) {
			changes++
		}
		end++
	}
	if quoted := from > marks && end < len(text) && text[from-1] == text[end] && strings.IndexByte("\"'`", text[end]) >= 0; !quoted {
		end = from + len(withoutMarks(text[from:end], text[end:], text[marks:from]))
	}
	if from > marks && text[from-1] == '_' && end > from && text[end-1] != '_' {
		from-- // it belongs to the value
	}
	if end-from < shortestSecret || digits == 0 && changes < 4 {
		return 0, span{}
	}
	return from, span{from, end}
}

// withoutMarks takes off what a sentence, or Markdown, puts behind a value: a full stop,
// and a question mark unless the sentence goes on.
func withoutMarks(v, behind, front string) string {
	marks := "**"
	if n := strings.Count(front, "*"); n > 0 {
		marks = strings.Repeat("*", n)
	}
	if t := strings.TrimRight(v, ".,:!?"); strings.HasSuffix(t, marks) {
		return strings.TrimSuffix(t, marks)
	}
	if strings.HasSuffix(v, "...") {
		return v // cut off: a sample
	}
	if t := strings.TrimRight(v, ".:"); t != v {
		return t
	}
	goesOn := len(behind) > 1 && behind[0] == ' ' && behind[1] >= 'a' && behind[1] <= 'z'
	if strings.HasSuffix(v, "?") && !goesOn {
		return v[:len(v)-1]
	}
	return v
}

// loginWords are keywords that a user and a password may stand behind.
var loginWords = map[string]bool{"creds": true, "login": true, "log in": true, "signin": true, "sign in": true, "basic auth": true, "credential": true}

// userAndPassword is how they stand: "svc / password", "svc:password".
var userAndPassword = lazyregexp.New("(?:^|[\\s`\"'(])[\\w.@+-]{2,40}[`\"']?(?: ?/ ?|:)[`\"']?([^\\s`\"',;()<>{}\\[\\]|/]{6,64})")

// loginBehind reads a user and a password behind a word such as "creds".
func loginBehind(text string, k span) (hit, bool) {
	const near = 100
	end := k.end
	if strings.HasPrefix(text[end:], "s") {
		end++
	}
	if end < len(text) && isNameByte(text[end]) && text[end] != '.' {
		return hit{}, false
	}
	for end < len(text) && end-k.end < near && text[end] != '\n' {
		end++
	}
	m := userAndPassword.FindStringSubmatchIndex(text[k.end:end])
	if m == nil {
		return hit{}, false
	}
	value := span{k.end + m[2], k.end + m[3]}
	value.end = value.start + len(withoutMarks(text[value.start:value.end], text[value.end:], ""))
	v := text[value.start:value.end]
	if len(v) < 8 || !hasDigit(v) || text[value.start-1] == ':' && allDigits(v[:1]) && !hasSign(v) && caseChanges(v) < 4 {
		return hit{}, false // a port, a time
	}
	return hit{
		match: span{k.start, value.end}, secret: value, at: k.start, value: v,
		lead: "password " + text[k.start:k.end], blob: insideBlob(text, value),
	}, true
}

func allDigits(v string) bool { return strings.Trim(v, "0123456789") == "" }

// phrase is how people make passwords up that they can remember: words, signs and a number.
var phrase = lazyregexp.New(`^[A-Z][a-z]+(?:[-_.!][A-Za-z]+)+[-_.!#]?(\d{2,6})[!?*#]?$`)

// isPassphrase reports whether a value is one of those, and its number no year.
func isPassphrase(v string) bool {
	m := phrase.FindStringSubmatch(v)
	return m != nil && !(len(m[1]) == 4 && (m[1][:2] == "19" || m[1][:2] == "20"))
}
