package artifact

import (
	"net/url"
	"strings"
)

// form takes the pairs of a form or a query apart: "a=b&c=d". It reports whether
// the text was one.
func (d *decoder) form(l *Leaf) bool {
	s := l.Value
	if !strings.Contains(s, "=") || strings.ContainsAny(s, " \n\t\"{<") {
		return false
	}
	at := 0
	type pair struct {
		name string
		r    Span
	}
	var pairs []pair
	for field := range strings.SplitSeq(s, "&") {
		name, value, ok := strings.Cut(field, "=")
		if !ok || !isParameter(name) {
			if field != "" {
				return false
			}
		} else {
			if strings.Trim(value, "=") == "" && !strings.Contains(s, "&") {
				return false // the padding of base64
			}
			pairs = append(pairs, pair{name, Span{at + len(name) + 1, at + len(name) + 1 + len(value)}})
		}
		at += len(field) + 1
	}
	if len(pairs) == 0 || len(pairs) == 1 && !strings.Contains(s, "&") && (len(pairs[0].name) < 3 || !isLetter(pairs[0].name[0])) {
		return false
	}
	return d.inner(l, "form", s, false, func(src *Source, at *Place) {
		for _, p := range pairs {
			d.parameter(s, p.name, p.r, src, at)
		}
	})
}

// parameter hands on one value of a form, a query, a cookie.
func (d *decoder) parameter(s, name string, r Span, src *Source, at *Place) {
	v := s[r.Start:r.End]
	l := Leaf{Key: name, Value: v, Apart: false, Decoded: d.depth > 1, parent: at, name: name, index: -1, src: src, at: r}
	if n, err := url.QueryUnescape(name); err == nil {
		l.Key = n
	}
	if strings.ContainsAny(v, "%") {
		var steps []step
		if l.Value, steps = percent(v); steps != nil {
			l.steps, l.Decoded = steps, true
		}
	}
	d.leaf(l)
}

func isParameter(s string) bool {
	return s != "" && len(s) < 80 && strings.IndexFunc(s, func(r rune) bool {
		return r >= 0x80 || !(isNameByte(byte(r)) || r == '[' || r == ']' || r == '%' || r == '$' || r == ':')
	}) < 0
}

// percent takes the escapes of a URL off.
func percent(s string) (string, []step) {
	var b strings.Builder
	var steps []step
	done := 0
	for i := 0; i+2 < len(s); i++ {
		if s[i] != '%' {
			continue
		}
		v, err := url.PathUnescape(s[i : i+3])
		if err != nil {
			continue
		}
		b.WriteString(s[done:i])
		b.WriteString(v)
		done = i + 3
		i += 2
		steps = append(steps, step{b.Len(), done - b.Len()})
	}
	b.WriteString(s[done:])
	return b.String(), steps
}

// query takes the query of an address apart.
func (d *decoder) query(l *Leaf) {
	i := strings.IndexByte(l.Value, '?')
	if f := strings.IndexByte(l.Value, '#'); f >= 0 && strings.Contains(l.Value[f:], "token=") { // where OAuth's answers are
		p := *l
		p.Value = l.Value[:f] + "?" + l.Value[f+1:]
		if i < 0 {
			d.query(&p)
			return
		}
		q := l.part(Span{f + 1, len(l.Value)}, l.Key)
		q.Apart = false
		d.form(&q)
	}
	if i < 0 || i+1 >= len(l.Value) {
		return
	}
	end := len(l.Value)
	if n := strings.IndexAny(l.Value[i:], " \"'<>#)`\n"); n >= 0 {
		end = i + n
	}
	q := l.part(Span{i + 1, end}, l.Key)
	host := hostOf(l.Value[:i])
	if host != "" {
		q.parent = &Place{up: l.parent, name: l.name, index: l.index, host: host}
		q.name, q.index = "", -1
	}
	q.Apart = false
	d.form(&q)
}

// cookies takes the cookies of a header apart.
func (d *decoder) cookies(l *Leaf) bool {
	if !strings.Contains(l.Value, "=") || len(l.Value) > 16<<10 {
		return false
	}
	low := strings.ToLower(l.Key)
	one := strings.HasSuffix(low, "set-cookie") || strings.HasSuffix(low, "set_cookie")
	return d.inner(l, "cookie", l.Value, false, func(src *Source, at *Place) {
		from := 0
		for field := range strings.SplitSeq(l.Value, ";") {
			name, value, ok := strings.Cut(field, "=")
			start := from + len(name) + 1
			from += len(field) + 1
			if !ok {
				continue
			}
			value = strings.TrimRight(value, " \r\n")
			d.yieldCookie(strings.TrimSpace(name), value, Span{start, start + len(value)}, src, at)
			if one {
				return
			}
		}
	})
}

func (d *decoder) yieldCookie(name, value string, r Span, src *Source, at *Place) {
	l := Leaf{Key: name, Value: value, Kind: Cookie, Apart: true, Decoded: d.depth > 1, parent: at, name: name, index: -1, src: src, at: r}
	if strings.Contains(value, "%") {
		l.Value, l.steps = percent(value)
	}
	d.leaves++
	d.yield(&l)
}

// login takes "user:password" apart.
func (d *decoder) login(l Leaf) {
	user, password, ok := strings.Cut(l.Value, ":")
	if !ok || password == "" || strings.ContainsAny(user, " \n") {
		return
	}
	p := l.tail(len(user)+1, "password")
	p.Kind, p.Under, p.Decoded = Login, user, true
	d.leaves++
	d.yield(&p)
}
