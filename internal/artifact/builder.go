package artifact

import (
	"path"
	"strings"
)

// builder makes leaves of the events that a reader of objects and arrays sends.
// It knows what the names in them mean: that of a name/value pair, of a list of
// arguments, of the address beside a key.
type builder struct {
	d      *decoder
	src    *Source
	inside bool // of a wrapping: nothing here was seen by a plain scan
	flat   bool // see [Leaf]
	light  bool // of the text that comes next, see [Leaf]
	stack  []frame
}

// frame is a container that has been opened.
type frame struct {
	place *Place
	array bool
	key   string // of the member that comes next
	role  role   // of that key
	means string // the name that the container goes by
	pair  string // the name of a name/value pair
	weak  bool   // which "id" has given: a "name" is better
	n     int
	// waiting are values of a pair whose name has not come yet.
	waiting []Leaf
	secret  bool // a member says that the value is one
	// password is set if a member says that a password is generated here.
	password bool
	cookie   bool   // a member is one that cookies have
	last     string // the string in front, in an array
	own      string // the flag for passwords of the command that an array has
	// texts are those of the objects in an array, which may be parts of one line.
	texts []Leaf
}

func newBuilder(d *decoder, src *Source, at *Place, means string) *builder {
	b := &builder{d: d, src: src, inside: d.depth > 0}
	if n := len(d.free); n > 0 {
		b.stack, d.free = d.free[n-1], d.free[:n-1]
	}
	b.stack = append(b.stack, frame{place: at, means: means, n: -1})
	return b
}

func (b *builder) top() *frame { return &b.stack[len(b.stack)-1] }

// enter opens an object or an array.
func (b *builder) enter(array bool) {
	f := b.top()
	place := f.place
	if len(b.stack) > 1 || f.key != "" {
		place = &Place{up: f.place, name: f.key, index: f.n}
	}
	means := f.meaning()
	if f.array {
		f.n++
	}
	b.stack = append(b.stack, frame{place: place, array: array, means: means})
}

// leave closes it.
func (b *builder) leave() {
	if len(b.stack) == 1 {
		return
	}
	b.handOver(b.top())
	b.stack = b.stack[:len(b.stack)-1]
}

// handOver makes leaves of what has waited for the end of a container.
func (b *builder) handOver(f *frame) {
	for _, l := range f.waiting {
		if name := f.pairName(); name != "" && wrapperKeys[l.name] {
			l.Key, l.Apart = name, true
		}
		switch {
		case f.secret:
			l.Kind = Declared
		case cookieLists[f.means], f.cookie && f.pair != "":
			l.Kind = Cookie
		}
		b.d.leaf(l)
	}
	b.rich(f)
	f.waiting = nil
}

// rich joins what the objects of an array say, each a few words: so chats write a line
// that has words in bold. At once in pieces of hex, nock keeps what was packed.
func (b *builder) rich(f *frame) {
	if !f.array || len(f.texts) < 2 {
		return
	}
	var j joined
	for i := range f.texts {
		t := &f.texts[i]
		j.add(t.Value, t.at, t.steps)
	}
	l := j.leaf(f.means, f.place)
	l.src, l.name = b.src, ""
	f.texts = nil
	b.d.leaf(l)
}

// longestRich is how long a part of a line may be.
const longestRich = 120

// within reports whether a container that is open is of some kind.
func (b *builder) within(is func(*frame) bool) bool {
	for i := range b.stack {
		if is(&b.stack[i]) {
			return true
		}
	}
	return false
}

// member names what comes next in an object.
func (b *builder) member(key string) {
	f := b.top()
	f.key, f.role = key, roles[key]
	f.cookie = f.cookie || f.role&ofCookie != 0
}

// meaning is the name that the next value goes by.
func (f *frame) meaning() string {
	switch {
	case f.array || f.key == "":
		return f.means
	case f.role&wrapsValue == 0:
		return f.key
	case f.pairName() != "":
		return f.pairName()
	case f.means != "":
		return f.means
	}
	return f.key
}

// pairName is the name of a pair. One called "value" is that of what it stands in:
// Postman writes the parts of an "apikey" so.
func (f *frame) pairName() string {
	if wrapperKeys[f.pair] && f.means != "" {
		return f.means
	}
	return f.pair
}

// other passes over a number, a truth value, nothing.
func (b *builder) other() {
	if f := b.top(); f.array {
		f.n++
		f.last = ""
	}
}

// text takes a string. at is where it stands in the text that is read, steps
// where the two get out of step.
func (b *builder) text(value string, at Span, steps []step) {
	f := b.top()
	l := Leaf{
		Key: f.meaning(), Value: value, Decoded: b.inside && !b.flat || steps != nil, // the lines are handed on as a whole too
		parent: f.place, name: f.key, index: f.n, src: b.src, at: at, steps: steps, flat: b.flat,
		Light: b.light && !b.inside,
	}
	b.light = false
	if len(b.stack) > 1 {
		l.Under = b.stack[len(b.stack)-2].meaning()
	}
	if f.array {
		b.element(f, l)
		return
	}
	l.index = -1
	l.Apart = l.Key != f.key
	switch {
	case f.role == 0:
	case f.role&namesPair != 0 && (f.pair == "" || f.weak) && len(value) < 200:
		f.pair, f.weak = value, weakNames[f.key]
	case f.role&wrapsValue != 0:
		if list := b.stack[max(0, len(b.stack)-2)]; list.array {
			up := &b.stack[len(b.stack)-2]
			if isFlag(up.last) && !isFlag(value) {
				l.Key = strings.TrimLeft(up.last, "-")
			}
			up.last = value
		}
		if f.key == "text" && len(value) <= longestRich && len(b.stack) > 2 {
			if list := &b.stack[len(b.stack)-2]; list.array {
				list.texts = append(list.texts, l)
			}
		}
		if f.key != "data" && f.key != "text" {
			f.waiting = append(f.waiting, l) // what stands behind it may say more
			return
		}
	case f.role&tellsType != 0:
		f.secret = f.secret || secretTypes[value]
		f.password = value == "random_password"
	case f.role&generated != 0 && b.within(func(f *frame) bool { return f.password }): // what Terraform has drawn
		l.Key, l.Apart = "password", true
	case f.role&holdsLogin != 0:
		b.d.login(l)
	case f.role&tellsOwner != 0 && f.place != nil:
		if f.key == "client_email" {
			f.place.owner = value
		} else {
			f.place.cert = value
		}
	case f.role&holdsAddress != 0:
		if h := hostOf(value); h != "" && f.place != nil {
			f.place.host = h
		}
	}
	b.d.leaf(l)
}

// element takes a string of an array.
func (b *builder) element(f *frame, l Leaf) {
	l.name, l.Apart = "", true
	last := f.last
	f.last = l.Value
	f.n++
	if isCookieHeader(l.Key) {
		b.d.leaf(l)
		return
	}
	if strings.HasPrefix(l.Value, "1f8b08") || len(f.texts) > 0 && isHexWord(l.Value) {
		f.texts = append(f.texts, l)
	}
	if own := passwordFlag[path.Base(l.Value)]; own != "" {
		f.own = own
	}
	flag, value, joined := strings.Cut(l.Value, "=")
	switch {
	case curlFlags[last] == "header" && isHeaderLine(l.Value): // "--header", "Name: value"
		b.d.headerLine(word{l.Value, l.at, l.steps}, l.src, l.parent)
		return
	case joined && isFlag(flag) && len(value) > 0: // --api-key=…
		l = l.tail(len(flag)+1, strings.TrimLeft(flag, "-"))
	case f.own != "" && len(l.Value) > len(f.own)+3 && strings.HasPrefix(l.Value, f.own) && l.Value[1] != '-': // "mysql", "-pvalue"
		l = l.tail(len(f.own), "password")
	case isFlag(last) && !isFlag(l.Value): // "--api-key", "…"
		l.Key = strings.TrimLeft(last, "-")
	case flatPairs[f.means] && f.n%2 == 0 && isHeaderName(last): // ["Name", "value", "Name", "value"]
		l.Key = last
	case joined && isName(flag) && strings.IndexByte(value, ' ') < 0: // "KEY=value", as in the environment of a container
		l = l.tail(len(flag)+1, flag)
	case f.n == 2 && loginLists[f.means] && isName(last) && !isFlag(last): // "auth": ["user", "password"]
		l.Key, l.Under, l.Kind = "password", last, Login
	case f.n == 2 && cookieLists[f.means] && isName(last): // [["session", "…"]]
		l.Key, l.Kind = last, Cookie
	case f.n == 2 && isHeaderName(last) && len(b.stack) > 2 && b.stack[len(b.stack)-2].array: // [["Authorization", "…"]]
		l.Key = last
	}
	b.d.leaf(l)
}

func isHexWord(s string) bool { return s != "" && strings.Trim(s, "0123456789abcdef") == "" }
