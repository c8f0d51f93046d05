package textscan

import (
	"strings"

	"github.com/leakvet/leakvet/rules/secretname"
)

// minAssigned is how long a literal is at least that is made to look like an assignment:
// gitleaks' rule for values beside a word wants ten characters.
const minAssigned = 10

// maxAssigned bounds how far the quotes of such a literal are looked for.
const maxAssigned = 300

// assignments finds the literals of Go that are given to, or compared with, a variable whose
// name says that it holds a credential where gitleaks' rule for assignments does not see
// it: pw, cred and bearer are no words of that rule, "!=" is no sign of it, and in
// "literal" == password the name comes last. All are made to look like an assignment.
func assignments(text string) (out []segment) {
	for at := 0; ; {
		i := strings.Index(text[at:], "= \"")
		if i < 0 {
			break
		}
		quote := at + i + 2
		at = quote + 1
		op := strings.TrimRight(text[max(0, quote-4):quote], " \t")
		end := len(strings.TrimRight(text[:quote], ":!= \t"))
		start := nameStart(text, end)
		name := text[start:end]
		noun := heldSecret(name)
		if noun == "" || literalEnd(text, quote) < quote+minAssigned {
			continue
		}
		scheme := schemeLength(text[quote+1:])
		if !genericName(name) || strings.HasSuffix(op, "!=") || scheme > 0 {
			out = append(out, segment{source: span{start, quote + 1 + scheme}, value: noun + ` = "`})
		}
	}
	return merged(out, reversed(text))
}

// reversed finds "literal" == password.
func reversed(text string) (out []segment) {
	for at := 0; ; {
		i := strings.Index(text[at:], "= ")
		if i < 0 {
			return out
		}
		op := at + i
		at = op + 2
		if op < 3 || text[op-1] != '=' && text[op-1] != '!' || text[op-2] != ' ' || text[op-3] != '"' {
			continue
		}
		from := max(0, op-3-maxAssigned)
		open := strings.LastIndexAny(text[from:op-3], "\"\n")
		if open < 0 || text[from+open] == '\n' {
			continue
		}
		open += from
		end := at
		for end < len(text) && isNameByte(text[end]) {
			end++
		}
		if noun := heldSecret(text[at:end]); noun != "" && op-3-open > minAssigned {
			out = append(out, segment{source: span{open, open}, value: noun + ` = `})
		}
	}
}

// heldSecret spells what a variable holds as gitleaks' rule knows it, if its name says
// that it is a credential.
func heldSecret(name string) string {
	name = name[strings.LastIndexByte(name, '.')+1:]
	n, ok := secretname.Classify(name)
	switch {
	case !ok:
		return ""
	case genericName(name):
		return name
	case strings.Contains(n.Noun, "pass"):
		return name + "_password"
	}
	return name + "_token"
}

// genericName reports whether a name has one of the words in it that gitleaks' rule wants.
func genericName(name string) bool {
	low := strings.ToLower(name)
	for _, w := range []string{"access", "auth", "api", "credential", "creds", "key", "passwd", "password", "secret", "token"} {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}

// schemeLength is the length of the scheme that a header's value begins with.
func schemeLength(text string) int {
	for _, s := range []string{"Bearer ", "bearer ", "Bearer: ", "Token ", "token "} {
		if strings.HasPrefix(text, s) {
			return len(s)
		}
	}
	return 0
}

// literalEnd is where a literal ends that begins with the quote at open.
func literalEnd(text string, open int) int {
	if i := strings.IndexAny(text[open+1:min(len(text), open+maxAssigned)], "\"\n"); i >= 0 {
		return open + 1 + i
	}
	return open
}
