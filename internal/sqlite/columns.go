package sqlite

import "strings"

// constraints begin what stands between the columns of a table and is none.
var constraints = map[string]bool{"CONSTRAINT": true, "PRIMARY": true, "UNIQUE": true, "CHECK": true, "FOREIGN": true}

// columnsOf reads the names of the columns from the statement that made a table.
func columnsOf(sql string) (out []string) {
	_, list, ok := strings.Cut(sql, "(")
	if !ok {
		return nil
	}
	for part := range parts(list) {
		name := firstName(strings.TrimSpace(part))
		if name != "" && !constraints[strings.ToUpper(name)] {
			out = append(out, name)
		}
	}
	return out
}

// parts splits a list at its commas, but for those in brackets and quotes.
func parts(s string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		from, depth := 0, 0
		for i := 0; i < len(s); i++ {
			switch c := s[i]; c {
			case '(':
				depth++
			case ')':
				if depth--; depth < 0 {
					yield(s[from:i])
					return
				}
			case ',':
				if depth == 0 {
					if !yield(s[from:i]) {
						return
					}
					from = i + 1
				}
			case '"', '\'', '`', '[':
				if c == '[' {
					c = ']'
				}
				n := strings.IndexByte(s[i+1:], c)
				if n < 0 {
					return
				}
				i += n + 1
			}
		}
	}
}

// firstName returns the name that a definition begins with, without its quotes.
func firstName(s string) string {
	if s == "" {
		return ""
	}
	quote := s[0]
	switch quote {
	case '"', '\'', '`':
	case '[':
		quote = ']'
	default:
		if i := strings.IndexAny(s, " \t\r\n"); i >= 0 {
			return s[:i]
		}
		return s
	}
	if i := strings.IndexByte(s[1:], quote); i >= 0 {
		return s[1 : i+1]
	}
	return ""
}
