package artifact

import (
	"encoding/base64"
	"encoding/hex"
	"strings"
	"unicode/utf8"
)

// decodeToken takes base64 or hex off. What is none, or would come out as noise,
// has no name.
func decodeToken(s string) ([]byte, string) {
	if len(s) < 16 || len(s) > maxDecoded*2 {
		return nil, ""
	}
	t := strings.TrimRight(s, "=")
	hexOnly, url := true, false
	for i := range len(t) {
		switch c := t[i]; {
		case c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f':
		case c|0x20 >= 'a' && c|0x20 <= 'z' || c == '+' || c == '/':
			hexOnly = false
		case c == '-' || c == '_':
			hexOnly, url = false, true
		default:
			return nil, ""
		}
	}
	if hexOnly && len(t)%2 == 0 && len(t) >= 24 {
		if b, err := hex.DecodeString(t); err == nil && (isText(b) || packed(b) != "") {
			return b, "hex"
		}
	}
	enc := base64.RawStdEncoding
	if url {
		enc = base64.RawURLEncoding
	}
	// Whether noise comes out shows at the beginning.
	if head, err := enc.DecodeString(t[:min(len(t), 32)&^3]); err != nil || !isTextHead(head) && packed(head) == "" && !isWire(head) {
		return nil, ""
	}
	b, err := enc.DecodeString(t)
	if err != nil {
		return nil, ""
	}
	return b, "base64"
}

// openBytes reads what came out of an encoding.
func (d *decoder) openBytes(l *Leaf, b []byte, name string) bool {
	for range 3 {
		kind := packed(b)
		if kind == "" {
			break
		}
		out, ok := d.unpack(kind, b)
		if !ok {
			return false
		}
		b, name = out, name+" → "+kind
	}
	if b = utf8Of(b); b == nil {
		return false
	}
	v := string(b)
	return d.inner(l, name, v, true, func(src *Source, at *Place) { d.opened(l, v, src, at) })
}

// opened hands on a text that came out of an encoding, under the leaf's name.
func (d *decoder) opened(l *Leaf, v string, src *Source, at *Place) {
	if user, password, ok := strings.Cut(v, ":"); ok && isName(user) && len(v) < 200 && !strings.ContainsAny(v, " \n{") && !strings.HasPrefix(password, "//") {
		d.login(Leaf{Key: l.Key, Value: v, parent: at, index: -1, src: src, at: Span{0, len(v)}})
	}
	d.leaf(Leaf{Key: l.Key, Under: l.Under, Value: v, Apart: true, Decoded: true, parent: at, index: -1, src: src, at: Span{0, len(v)}})
}

func isCookieHeader(key string) bool {
	if i := strings.LastIndexByte(key, '.'); i >= 0 { // http.request.header.cookie
		key = key[i+1:]
	}
	switch len(key) {
	case 6:
		return strings.EqualFold(key, "cookie")
	case 7:
		return strings.EqualFold(key, "cookies")
	case 10:
		return strings.EqualFold(key, "set-cookie") || strings.EqualFold(key, "set_cookie")
	}
	return false
}

func isWrappedBase64(s string) bool {
	lines := 0
	for line := range strings.Lines(s) {
		lines++
		if !isBase64(strings.TrimSpace(line)) {
			return false
		}
	}
	return lines > 1
}

func isBase64(s string) bool {
	for i := range len(s) {
		if c := s[i]; !isLetter(c) && (c < '0' || c > '9') && c != '+' && c != '/' && c != '=' {
			return false
		}
	}
	return true
}

// isText reports whether bytes are text of some kind.
func isText(b []byte) bool {
	return len(b) > 0 && utf8.Valid(b) && isTextHead(b)
}

// isTextHead judges the beginning of a text, which may end within a character.
func isTextHead(b []byte) bool {
	odd := 0
	for i, c := range b {
		if c < ' ' && c != '\n' && c != '\t' && c != '\r' && c != 0x1b || c == 0x7f {
			return i > 0 && c == 0 && (utf16Like(b) || utf32Like(b))
		}
		if c >= 0x80 {
			odd++
		}
	}
	return odd*4 <= len(b) && (odd == 0 || utf8.Valid(trimPartial(b)))
}

func trimPartial(b []byte) []byte {
	for i := 0; i < 3 && len(b) > 0 && b[len(b)-1] >= 0x80; i++ {
		b = b[:len(b)-1]
	}
	return b
}
