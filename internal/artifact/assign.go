package artifact

import (
	"regexp"
	"strings"
)

// assignments reads what is written as `key = value`, a line each: dotenv, INI,
// TOML, properties, HCL, the ENV and ARG of Dockerfiles, netrc.
func (d *decoder) assignments(text string, src *Source, at *Place) {
	r := &assignReader{b: newBuilder(d, src, at, ""), d: d, text: text, src: src, place: at}
	r.b.enter(false)
	for r.at < len(text) {
		start := r.at
		end := lineEnd(text, start)
		r.at = end + 1
		line := strings.TrimRight(text[start:end], "\r \t")
		content := strings.TrimLeft(line, " \t")
		if content == "" || content[0] == '#' || content[0] == ';' || strings.HasPrefix(content, "//") && !strings.Contains(content, ":_") {
			continue
		}
		r.line(start+len(line)-len(content), content)
	}
	r.b.unwind()
}

// pgpass is a line of libpq's password file: host:port:database:user:password.
var pgpass = regexp.MustCompile(`^[\w.*-]+:(?:\d+|\*):[\w.*-]+:[\w.*-]+:(\S+)$`)

type assignReader struct {
	b     *builder
	d     *decoder
	text  string
	src   *Source
	place *Place
	at    int
}

func (r *assignReader) line(at int, s string) {
	switch {
	case s[0] == '[' && strings.Contains(s, "]"):
		r.header(strings.Trim(s[:strings.IndexByte(s, ']')], "[]"))
		return
	case s[0] == '}':
		if len(r.b.stack) > 2 {
			r.b.leave()
		}
		return
	case strings.HasSuffix(s, "{") && !strings.Contains(s, "${"):
		name, _, _ := strings.Cut(strings.TrimRight(s, "{ "), "=")
		r.b.member(strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(name, `" "`, "."), `"`, "")))
		r.b.enter(false)
		return
	}
	for _, word := range []string{"export ", "ENV ", "ARG ", "LABEL ", "set ", "Environment="} {
		if rest, ok := strings.CutPrefix(s, word); ok {
			at, s = at+len(s)-len(rest), rest
			if word != "export " && word != "set " {
				r.pairs(at, s)
				return
			}
		}
	}
	if strings.HasPrefix(s, "RUN ") || strings.HasPrefix(s, "CMD ") || strings.HasPrefix(s, "ENTRYPOINT ") {
		r.d.command(r.text, at, r.src, r.place)
		return
	}
	if first, rest, _ := strings.Cut(s, " "); directives[first] {
		r.directive(at + len(s) - len(rest))
		return
	}
	if first, rest, _ := strings.Cut(s, " "); (first == "machine" || first == "login" || first == "password" || first == "default" && strings.Contains(rest, "password ")) && strings.IndexAny(strings.TrimLeft(rest, " "), "=:") != 0 {
		r.netrc(at)
		return
	}
	if m := pgpass.FindStringSubmatchIndex(s); m != nil {
		r.b.member("password")
		r.b.text(s[m[2]:m[3]], Span{at + m[2], at + m[3]}, nil)
		return
	}
	key, n := assignKey(s)
	if n == 0 {
		return
	}
	r.b.member(key)
	rest := strings.TrimLeft(s[n:], " \t")
	if rest != "" {
		r.value(at+len(s)-len(rest), rest)
	}
}

// directives are what servers' configurations set a header or a variable with.
var directives = set("proxy_set_header add_header fastcgi_param uwsgi_param grpc_set_header more_set_headers set RequestHeader Header SetEnv header header_up")

// directive reads the name and the value behind one of them.
func (r *assignReader) directive(at int) {
	words := shellWords(r.text, at)
	if len(words) > 2 && setters[words[0].value] {
		words = words[1:]
	}
	if len(words) >= 2 && isName(strings.TrimLeft(words[0].value, "$+-")) {
		words[1].leaf(r.d, strings.TrimLeft(words[0].value, "$+-"), r.src, r.place)
	}
}

// header begins a section.
func (r *assignReader) header(name string) {
	for len(r.b.stack) > 2 {
		r.b.leave()
	}
	r.b.member(name)
	r.b.enter(false)
}

// assignKey reads the name in front of an operator; n is the length up to the value.
func assignKey(s string) (key string, n int) {
	i := strings.IndexAny(s, "=:")
	if i <= 0 {
		return "", 0
	}
	if s[i] == ':' {
		// "//registry/:_authToken=…" and the like have their name behind the colon.
		if e := strings.IndexByte(s, '='); e > i && strings.HasPrefix(s, "//") {
			return s[strings.LastIndexByte(s[:e], ':')+1 : e], e + 1
		}
		if strings.HasPrefix(s[i:], "://") {
			return "", 0
		}
	}
	key = strings.Trim(strings.TrimSpace(s[:i]), `"'`)
	if key == "" || len(key) > 120 {
		return "", 0
	}
	n = i + 1
	for n < len(s) && (s[n] == '=' || s[n] == '>') {
		n++
	}
	return key, n
}

// value reads what stands behind the operator.
func (r *assignReader) value(at int, s string) {
	switch {
	case strings.HasPrefix(s, `"""`) || strings.HasPrefix(s, "'''"):
		if i := strings.Index(r.text[at+3:], s[:3]); i >= 0 {
			value := r.text[at+3 : at+3+i]
			r.b.text(value, Span{at + 3, at + 3 + i}, nil)
			r.at = max(r.at, lineEnd(r.text, at+3+i)+1)
		}
	case strings.HasPrefix(s, "<<"):
		r.heredoc(strings.TrimLeft(s, "<-~"))
	case s[0] == '"' || s[0] == '\'':
		q := &braces{text: r.text, at: at}
		if value, span, steps, ok := q.quoted(); ok {
			r.b.text(value, span, steps)
			r.at = max(r.at, lineEnd(r.text, q.at)+1)
		}
	case s[0] == '{' && !strings.HasPrefix(s, "{{"), s[0] == '[':
		f := &braces{text: r.text, at: at, b: r.b}
		depth := len(r.b.stack)
		if f.value() {
			r.at = max(r.at, lineEnd(r.text, f.at)+1)
		}
		for len(r.b.stack) > depth {
			r.b.leave()
		}
	case strings.HasPrefix(s, "jsonencode(") || strings.HasPrefix(s, "base64encode("):
		i := strings.IndexByte(s, '(')
		r.value(at+i+1, s[i+1:])
	default:
		if i := strings.Index(s, " #"); i >= 0 {
			s = strings.TrimRight(s[:i], " \t")
		}
		r.b.text(s, Span{at, at + len(s)}, nil)
	}
}

// heredoc reads the lines up to the one with the mark.
func (r *assignReader) heredoc(mark string) {
	start := r.at
	for r.at < len(r.text) {
		from := r.at
		end := lineEnd(r.text, from)
		r.at = end + 1
		if strings.TrimSpace(r.text[from:end]) == mark {
			r.b.text(r.text[start:from], Span{start, from}, nil)
			return
		}
	}
}

// pairs reads the several assignments of a Dockerfile's line, or `ENV key value`.
func (r *assignReader) pairs(at int, s string) {
	words := shellWords(r.text, at)
	if len(words) == 2 && !strings.Contains(words[0].value, "=") {
		r.b.member(words[0].value)
		r.b.text(words[1].value, words[1].at, words[1].steps)
		return
	}
	for _, w := range words {
		w.leaf(r.d, "", r.src, r.place)
	}
	if n := len(words); n > 0 {
		r.at = max(r.at, lineEnd(r.text, words[n-1].at.End)+1)
	}
}

// netrc reads "machine host login user password word".
func (r *assignReader) netrc(at int) {
	words := shellWords(r.text, at)
	from := 0
	if len(words) > 0 && words[0].value == "default" {
		from = 1
	}
	for i := from; i+1 < len(words); i += 2 {
		r.b.member(words[i].value)
		r.b.text(words[i+1].value, words[i+1].at, words[i+1].steps)
	}
}
