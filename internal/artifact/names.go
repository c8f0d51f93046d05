package artifact

import (
	"net/url"
	"strings"
)

func set(words string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// hostOf returns the host of an address; "" for anything else.
func hostOf(s string) string {
	if len(s) > 2000 || strings.IndexByte(s, '.') < 0 {
		return ""
	}
	if i := strings.Index(s, "://"); i >= 0 {
		u, err := url.Parse(s)
		if err != nil {
			return ""
		}
		return u.Hostname()
	}
	if strings.ContainsAny(s, " /\\@\"'<>") {
		return ""
	}
	host, _, _ := strings.Cut(s, ":")
	return host
}

func isFlag(s string) bool {
	return len(s) > 2 && len(s) < 60 && s[0] == '-' && (s[1] == '-' || isLetter(s[1])) && strings.IndexFunc(s, notInFlag) < 0
}

func notInFlag(r rune) bool { return !(r < 0x80 && isNameByte(byte(r))) }

// isName reports whether s can be the name of a variable or a setting.
func isName(s string) bool {
	return len(s) > 1 && len(s) < 80 && (isLetter(s[0]) || s[0] == '_') && strings.IndexFunc(s, notInFlag) < 0
}

func isHeaderName(s string) bool { return isName(s) }

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isNameByte(c byte) bool {
	return isLetter(c) || c >= '0' && c <= '9' || c == '_' || c == '-' || c == '.'
}
