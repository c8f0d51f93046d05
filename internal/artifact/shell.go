package artifact

import (
	"path"
	"strings"
)

// word is one word of a command and where it stands.
type word struct {
	value string
	at    Span
	steps []step
}

// leaf hands a word on under a name, or under its own if it is "NAME=value".
// prefix is the flag that it stood behind.
func (w word) leaf(d *decoder, key string, src *Source, at *Place) {
	l := Leaf{Key: key, Value: w.value, Apart: true, Decoded: d.depth > 0 || w.steps != nil, parent: at, index: -1, src: src, at: w.at, steps: w.steps}
	if name, value, ok := strings.Cut(w.value, "="); ok && key == "" && isName(name) && value != "" {
		l = l.tail(len(name)+1, name)
	}
	l.name = l.Key
	d.leaf(l)
}

// longestCommand is how far a command may reach.
const longestCommand = 16 << 10

// shellWords splits the command that begins at an offset: quotes and backslashes
// taken off, lines that end in a backslash joined, up to the end of the line.
func shellWords(text string, at int) []word {
	var out []word
	end := min(len(text), at+longestCommand)
	i := at
	for i < end {
		switch c := text[i]; {
		case c == ' ' || c == '\t':
			i++
			continue
		case c == '\\' && i+1 < end && text[i+1] == '\n':
			i += 2
			continue
		case c == '\\' && i+2 < end && text[i+1] == '\r':
			i += 3
			continue
		case c == '\n' || c == '\r' || c == ';' || c == '|' || c == '`' || c == ')':
			return out
		case c == '&':
			return out
		}
		var j joined
		for i < end && strings.IndexByte(" \t\n\r;|&`)", text[i]) < 0 {
			c := text[i]
			switch {
			case c == '$' && i+1 < end && text[i+1] == '\'': // $'…', in which escapes count
				i++
			case c == '\\' && i+1 < end && text[i+1] == '\n':
				i += 2
			case c == '\\' && i+1 < end && (text[i+1] == '"' || text[i+1] == '\''):
				// a command inside of a quoted text: the quote is escaped once more
				n := strings.Index(text[i+2:end], text[i:i+2])
				if n < 0 {
					j.add(text[i+1:i+2], Span{i + 1, i + 2}, nil)
					i += 2
					continue
				}
				j.add(text[i+2:i+2+n], Span{i + 2, i + 2 + n}, nil)
				i += n + 4
			case c == '\\':
				i++
				if i < end {
					j.add(text[i:i+1], Span{i, i + 1}, nil)
					i++
				}
			case c == '\'' || c == '"':
				n := closing(text[i+1:end], c)
				if n < 0 {
					j.add(text[i+1:end], Span{i + 1, end}, nil)
					i = end
					continue
				}
				inside := text[i+1 : i+1+n]
				if c == '"' && strings.IndexByte(inside, '\\') >= 0 {
					v, steps := unescape(inside)
					j.add(v, Span{i + 1, i + 1 + n}, steps)
				} else {
					j.add(inside, Span{i + 1, i + 1 + n}, nil)
				}
				i += n + 2
			default:
				from := i
				for i < end && strings.IndexByte(" \t\n\r;|&`)\\'\"", text[i]) < 0 {
					i++
				}
				// The & of a query ends no word.
				for i+1 < end && text[i] == '&' && isNameByte(text[i+1]) {
					i++
					for i < end && strings.IndexByte(" \t\n\r;|&`)\\'\"", text[i]) < 0 {
						i++
					}
				}
				j.add(text[from:i], Span{from, i}, nil)
				if i < end && text[i] == '&' && from == i {
					i++
				}
			}
		}
		if j.n > 0 {
			out = append(out, j.word())
		}
	}
	return out
}

// closing returns where a quote closes. In single quotes nothing is escaped.
func closing(s string, quote byte) int {
	for from := 0; ; {
		i := strings.IndexByte(s[from:], quote)
		if i < 0 {
			return -1
		}
		i += from
		if quote == '\'' || !escaped(s[:i]) {
			return i
		}
		from = i + 1
	}
}

func (j *joined) word() word {
	w := word{value: j.b.String(), at: j.first, steps: j.steps}
	if j.n == 1 && len(w.steps) == 1 {
		w.steps = nil
	} else {
		for i := range w.steps {
			w.steps[i].ahead -= j.first.Start
		}
	}
	last := j.first.Start
	if n := len(w.value); n > 0 {
		last = j.first.Start + n + ahead(w.steps, n)
	}
	w.at.End = max(w.at.End, last)
	return w
}

// command reads a command that sends requests or is given secrets as flags. at is
// where it begins. It returns where it ends.
func (d *decoder) command(text string, at int, src *Source, place *Place) int {
	words := shellWords(text, at)
	if len(words) == 0 {
		return at
	}
	p := &Place{up: place, name: cut(words[0].value), step: true}
	for _, w := range words {
		if h := hostOf(strings.Trim(w.value, `"'`)); h != "" && strings.Contains(w.value, "://") {
			p.host = h
			break
		}
	}
	for i := 1; i < len(words); i++ {
		flag, w := words[i].value, word{}
		name, _, joined := strings.Cut(flag, "=")
		switch {
		case joined && isFlag(name):
			w = words[i].from(len(name) + 1)
			flag = name
		case passwordFlag[path.Base(words[0].value)] != "" && len(flag) > 2 && strings.HasPrefix(flag, passwordFlag[path.Base(words[0].value)]):
		case isShortFlag(flag) && len(flag) > 2 && flag[1] != '-' && curlFlags[flag[:2]] != "": // -HName: …
			w, flag = words[i].from(2), flag[:2]
		case isShortFlag(flag) && i+1 < len(words) && !(isFlag(words[i+1].value) && !strings.Contains(words[i+1].value, " ")):
			w = words[i+1]
		case strings.HasPrefix(flag, "-"):
			continue
		case setters[flag] && i+2 < len(words) && isName(words[i+1].value) && !isFlag(words[i+2].value): // aws configure set NAME VALUE
			words[i+2].leaf(d, words[i+1].value, src, p)
			i += 2
			continue
		default:
			words[i].plain(d, src, p)
			continue
		}
		kind := curlFlags[flag]
		if own := passwordFlag[path.Base(words[0].value)]; own != "" && strings.HasPrefix(flag, own) && flag[1] != '-' {
			if flag != own { // -pvalue
				words[i].from(len(own)).leaf(d, "password", src, p)
				continue
			}
			kind = "password"
		}
		switch kind {
		case "header":
			d.headerLine(w, src, p)
		case "login":
			l := Leaf{Key: "user", Value: w.value, Kind: Login, Apart: true, Decoded: true, parent: p, name: flag, index: -1, src: src, at: w.at, steps: w.steps}
			d.login(l)
		case "password":
			w.leaf(d, "password", src, p)
		case "cookie":
			w.leaf(d, "Cookie", src, p)
		case "body":
			w.leaf(d, "body", src, p)
		case "bearer":
			w.leaf(d, "Authorization", src, p)
		case "env":
			w.leaf(d, "", src, p)
		default:
			if joined || isFlag(flag) {
				w.leaf(d, strings.TrimLeft(flag, "-"), src, p)
			} else {
				w.plain(d, src, p)
			}
		}
		if !joined && len(words[i].value) == len(flag) {
			i++
		}
	}
	return words[len(words)-1].at.End
}

// curlFlags are the flags of curl, wget and docker that carry credentials.
var curlFlags = map[string]string{
	"-H": "header", "--header": "header", "--proxy-header": "header",
	"-u": "login", "--user": "login", "--proxy-user": "login", "-U": "login",
	"-b": "cookie", "--cookie": "cookie",
	"-d": "body", "--data": "body", "--data-raw": "body", "--data-binary": "body", "--data-urlencode": "body", "--json": "body", "-F": "body", "--form": "body", "--post-data": "body", "--body-data": "body",
	"--oauth2-bearer": "bearer", "-e": "env", "--env": "env", "--build-arg": "env",
}

// passwordFlag is the flag that some commands take a password with. What stands
// behind it at once, as mysql has it, belongs to it.
var passwordFlag = map[string]string{"docker": "-p", "podman": "-p", "helm": "-p", "mysql": "-p", "mysqldump": "-p", "mysqladmin": "-p", "mariadb": "-p", "sshpass": "-p", "redis-cli": "-a", "oras": "-p", "skopeo": "-p"}

// setters are words of commands that a name and its value stand behind.
var setters = set("set add put setenv SET")

func isShortFlag(s string) bool { return len(s) >= 2 && s[0] == '-' && s[1] != ' ' }

// from returns a word without its beginning.
func (w word) from(n int) word {
	l := Leaf{Value: w.value, at: w.at, steps: w.steps}
	t := l.tail(n, "")
	return word{t.Value, t.at, t.steps}
}

// plain takes a word that stands behind no flag: an address, "Name:value" of
// httpie, "NAME=value".
func (w word) plain(d *decoder, src *Source, at *Place) {
	if name, _, ok := strings.Cut(w.value, ":"); ok && isHeaderName(name) && !strings.Contains(w.value, "://") {
		d.headerLine(w, src, at)
		return
	}
	w.leaf(d, "", src, at)
}

func isHeaderLine(s string) bool {
	name, _, ok := strings.Cut(s, ":")
	return ok && isHeaderName(strings.TrimSpace(name))
}

// headerLine takes "Name: value".
func (d *decoder) headerLine(w word, src *Source, at *Place) {
	name, value, ok := strings.Cut(w.value, ":")
	if !ok || !isHeaderName(strings.TrimSpace(name)) {
		return
	}
	from := len(name) + 1 + len(value) - len(strings.TrimLeft(value, " \t"))
	w.from(from).leaf(d, strings.TrimSpace(name), src, at)
}
