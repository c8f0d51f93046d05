package artifact

import "strings"

// valuable reports whether a line has a word that can be a secret: of some length, and with
// a digit, a sign or changing cases in it. Most lines of prose and of code have none, and
// are not worth to be taken apart.
func valuable(line string) bool {
	const least, changing = 4, 4
	n, changes, mark, last := 0, 0, false, byte(breaks)
	for i := range len(line) {
		k := wordKind[line[i]]
		if k == breaks {
			n, changes, mark, last = 0, 0, false, breaks
			continue
		}
		n++
		mark = mark || k == marks
		if k != last && last != breaks {
			changes++
		}
		if last = k; n >= least && (mark || changes >= changing) {
			return true
		}
	}
	return false
}

// The kinds of characters of a word.
const (
	breaks = iota // the word
	small
	capital
	marks // digits, and signs that names have none of
)

var wordKind = func() (kind [256]byte) {
	for c := range kind {
		switch {
		case c >= 'a' && c <= 'z':
			kind[c] = small
		case c >= 'A' && c <= 'Z':
			kind[c] = capital
		case c >= '0' && c <= '9', strings.IndexByte("!#$%+@^~?", byte(c)) >= 0, c >= 0x80:
			kind[c] = marks
		case c == '-' || c == '_':
			kind[c] = small // part of a name, or of a value
		default:
			kind[c] = breaks
		}
	}
	return kind
}()
