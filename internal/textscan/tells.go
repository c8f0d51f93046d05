package textscan

import "strings"

// tellingWords are parts of the words that a sentence gives a secret away with.
var tellingWords = []string{"assw", "ASSW", "ecret", "ECRET", "oken", "OKEN", "key", "Key", "KEY", "assphrase", "redential", "earer", "pw", "pass", "Pass", "ennwort", "senha", "creds", "Creds", "ogin", "og in", "ign in", "asic auth"}

// tells reports whether a line may be a sentence that gives a secret away, which the plain
// scan looks for in documents only: one of the words and something that can be a value.
func tells(line string) bool {
	if len(line) < 16 || strings.IndexByte(line, ' ') < 0 || !hasValue(line) {
		return false
	}
	for _, w := range tellingWords {
		if strings.Contains(line, w) {
			return true
		}
	}
	return false
}

// hasValue reports whether a line has a word that [valueAt] would take for a value.
func hasValue(line string) bool {
	n, digit, changes := 0, false, 0
	last := classNone
	for i := range len(line) {
		c := valueClass[line[i]]
		if c == classNone {
			n, digit, changes, last = 0, false, 0, classNone
			continue
		}
		n++
		digit = digit || c == classDigit
		if c != last && last != classNone {
			changes++
		}
		if last = c; n >= shortestSecret && (digit || changes >= 4) {
			return true
		}
	}
	return false
}

// The classes of characters of values.
const (
	classNone = uint8(iota) // ends a word
	classDigit
	classSmall
	classCapital
	classSign
)

var valueClass = func() (class [256]uint8) {
	for c := range class {
		switch kind := charKind(rune(c)); {
		case strings.IndexByte(" \t\r\n\"'`<>,;(){}[]|\\", byte(c)) >= 0:
		case kind == 'd':
			class[c] = classDigit
		case kind == 'l':
			class[c] = classSmall
		case kind == 'u':
			class[c] = classCapital
		default:
			class[c] = classSign
		}
	}
	return class
}()
