package artifact

import "strings"

// indentation is how much stands in front of what a line says: blanks, the marks
// of lists, quotes and diffs, the number that a tool has put in front.
func indentation(line string) int {
	i := stamp(line)
	for i < len(line) && strings.IndexByte(" \t><*+-|#", line[i]) >= 0 {
		if line[i] == '-' && i+1 < len(line) && line[i+1] == '-' {
			break // a flag
		}
		i++
	}
	n := i
	for n < len(line) && line[n] >= '0' && line[n] <= '9' {
		n++
	}
	if n > i {
		for _, mark := range []string{"→", "\t", ". ", "| ", " | ", ": "} {
			if strings.HasPrefix(line[n:], mark) {
				n += len(mark)
				for n < len(line) && (line[n] == ' ' || line[n] == '\t') {
					n++
				}
				return n
			}
		}
	}
	return i
}

// stamp is how long the time is that a log begins a line with.
func stamp(line string) int {
	if len(line) < 20 || line[0] < '0' || line[0] > '9' || line[4] != '-' || line[7] != '-' || line[10] != 'T' && line[10] != ' ' || line[13] != ':' {
		return 0
	}
	n := 19
	for n < len(line) && line[n] != ' ' && line[n] != '\t' {
		n++
	}
	return n
}
