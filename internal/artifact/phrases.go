package artifact

import (
	"regexp"
	"strings"
)

// toStdin is how a password is handed to a command that reads it.
var toStdin = regexp.MustCompile(`(?:echo|printf)\s+(?:-n\s+)?(?:'%s'\s+)?["']?([^\s"'|]{4,200})["']?\s*\|[^|]*--(?:password|token|with-token|passphrase)(?:-stdin|-fd)?\b`)

// setting is how a command sets a value by its name: aws configure set NAME VALUE.
var setting = regexp.MustCompile(`\b(?:set|add) ([A-Za-z_][\w.:-]{3,60})[ =]["']?([^\s"']{8,})`)

// phrases reads what in a line is said in the way of some program: flags of commands
// that are not known, statements of SQL, what is piped into a login.
func (t *textReader) phrases(start, end int) {
	line := t.text[start:end]
	if strings.Contains(line, "--") {
		t.flags(start, line)
		if strings.IndexByte(line, '|') >= 0 {
			if m := toStdin.FindStringSubmatchIndex(line); m != nil {
				t.hand("password", start+m[2], start+m[3])
			}
		}
	}
	if strings.Contains(line, "set ") || strings.Contains(line, "add ") {
		if m := setting.FindStringSubmatchIndex(line); m != nil {
			name := line[m[2]:m[3]]
			t.hand(name[strings.LastIndexByte(name, ':')+1:], start+m[4], start+m[5])
		}
	}
	if strings.IndexByte(line, '\'') >= 0 && (strings.Contains(line, "PASSWORD") || strings.Contains(line, "DENTIFIED") || strings.Contains(line, "password '")) {
		for _, m := range identified.FindAllStringSubmatchIndex(line, -1) {
			if n := strings.IndexByte(line[m[1]:], '\''); n > 0 {
				t.hand("password", start+m[1], start+m[1]+n)
			}
		}
	}
	if rest, ok := strings.CutPrefix(line, "PASS "); ok { // FTP, POP, IRC
		rest = strings.TrimRight(rest, "\r ")
		t.hand("password", start+len("PASS "), start+len("PASS ")+len(rest))
	}
}

// bracketed reads what PHP prints of an array: `[name] => value`, and `["name"]=>` with the
// value in the next line.
func (t *textReader) bracketed(at int, line string) {
	i := strings.IndexByte(line, ']')
	if i < 3 {
		return
	}
	name := strings.Trim(line[1:i], "\"'")
	rest := strings.TrimLeft(line[i+1:], " ")
	value, ok := strings.CutPrefix(rest, "=>")
	if !ok || !isName(name) {
		return
	}
	if value = strings.TrimLeft(value, " "); value != "" {
		from := at + len(line) - len(value)
		t.hand(name, from, from+len(value))
		return
	}
	start := lineEnd(t.text, at) + 1
	if start >= len(t.text) {
		return
	}
	end := lineEnd(t.text, start)
	next := strings.TrimRight(t.text[start:end], "\r ")
	if q := strings.IndexByte(next, '"'); q >= 0 && strings.HasPrefix(strings.TrimLeft(next, " "), "string(") && len(next) > q+2 && next[len(next)-1] == '"' {
		t.hand(name, start+q+1, start+len(next)-1)
	}
}

// cookieLine reads a line of a cookies.txt: seven fields between tabs, the last two of which are
// the name and the value.
func (t *textReader) cookieLine(start int, line string) bool {
	const fields = 7
	if strings.IndexByte(line, '\t') <= 0 || !strings.Contains(line, "\tTRUE\t") && !strings.Contains(line, "\tFALSE\t") {
		return false
	}
	f := strings.Split(strings.TrimRight(line, "\r"), "\t")
	if len(f) != fields || (f[1] != "TRUE" && f[1] != "FALSE") {
		return false
	}
	at := start + len(strings.Join(f[:fields-1], "\t")) + 1
	t.d.yieldCookie(f[5], f[6], Span{at, at + len(f[6])}, t.src, t.place)
	return true
}

// hand hands on a range of the text under a name.
func (t *textReader) hand(name string, from, to int) {
	if to-from < 4 {
		return
	}
	t.b.member(name)
	t.b.text(t.text[from:to], Span{from, to}, nil)
}

// flags reads "--name value" and "--name=value" wherever they stand.
func (t *textReader) flags(start int, line string) {
	for from := 0; ; {
		i := strings.Index(line[from:], "--")
		if i < 0 {
			return
		}
		i += from
		n := i + 2
		for n < len(line) && isNameByte(line[n]) {
			n++
		}
		from = n
		if name := line[i:n]; !isFlag(name) || i > 0 && (line[i-1] == '-' || isNameByte(line[i-1])) || n+1 >= len(line) || line[n] != '=' && line[n] != ' ' {
			continue
		}
		at := n + 1
		for at < len(line) && line[at] == ' ' {
			at++
		}
		end := at
		if at < len(line) && (line[at] == '"' || line[at] == '\'') {
			at++
			if end = strings.IndexByte(line[at:], line[at-1]); end < 0 {
				continue
			}
			end += at
		} else {
			for end < len(line) && strings.IndexByte(" \t\"'`,;|)\\", line[end]) < 0 {
				end++
			}
		}
		if end > at && line[at] != '-' {
			t.hand(strings.TrimLeft(line[i:n], "-"), start+at, start+end)
		}
		from = end
	}
}

// disposition is what a part of a form in several parts is called.
var disposition = regexp.MustCompile(`(?i)form-data;\s*name="([\w.\[\]-]{2,80})"`)

// formPart reads the value of a part: it stands behind an empty line.
func (t *textReader) formPart(start, end int) {
	m := disposition.FindStringSubmatch(t.text[start:end])
	if m == nil {
		return
	}
	for at := end + 1; at < len(t.text); {
		stop := lineEnd(t.text, at)
		line := strings.TrimSpace(t.text[at:stop])
		at = stop + 1
		if line != "" {
			if !strings.Contains(line, ":") {
				return
			}
			continue
		}
		if at >= len(t.text) {
			return
		}
		stop = lineEnd(t.text, at)
		value := strings.TrimRight(t.text[at:stop], "\r ")
		t.hand(m[1], at, at+len(value))
		return
	}
}
