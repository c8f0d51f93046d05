package textscan

// automaton finds a fixed set of words in a text in one pass, whatever the case
// of ASCII letters (Aho and Corasick, CACM 18(6), 1975, as a dense table).
type automaton struct {
	class [256]uint8 // bytes that no word holds share class 0
	width int
	next  []int32   // state*width + class → state
	out   [][]int32 // state → words that end there
}

// newAutomaton builds the table for words in lower case.
func newAutomaton(words []string) *automaton {
	a := &automaton{width: 1}
	for _, w := range words {
		for i := range len(w) {
			if a.class[w[i]] == 0 {
				a.class[w[i]] = uint8(a.width)
				a.width++
			}
		}
	}
	for c := byte('a'); c <= 'z'; c++ {
		a.class[c-'a'+'A'] = a.class[c]
	}

	a.addState()
	for id, w := range words {
		s := int32(0)
		for i := range len(w) {
			edge := int(s)*a.width + int(a.class[w[i]])
			if a.next[edge] == 0 {
				to := a.addState() // may move a.next
				a.next[edge] = to
			}
			s = a.next[edge]
		}
		a.out[s] = append(a.out[s], int32(id))
	}
	a.link()
	return a
}

func (a *automaton) addState() int32 {
	a.next = append(a.next, make([]int32, a.width)...)
	a.out = append(a.out, nil)
	return int32(len(a.out) - 1)
}

// link turns the trie into the automaton: where a state has no edge, it takes
// that of its longest proper suffix, breadth first.
func (a *automaton) link() {
	fail := make([]int32, len(a.out))
	var queue []int32
	for c := range a.width {
		if to := a.next[c]; to != 0 {
			queue = append(queue, to)
		}
	}
	for len(queue) > 0 {
		s := queue[0]
		queue = queue[1:]
		a.out[s] = append(a.out[s], a.out[fail[s]]...)
		for c := range a.width {
			edge, back := int(s)*a.width+c, a.next[int(fail[s])*a.width+c]
			if to := a.next[edge]; to != 0 {
				fail[to] = back
				queue = append(queue, to)
			} else {
				a.next[edge] = back
			}
		}
	}
}

// scan calls found with each word and the offset of its end, in order of the ends.
func (a *automaton) scan(text string, found func(word int32, end int)) {
	s := int32(0)
	for i := range len(text) {
		s = a.next[int(s)*a.width+int(a.class[text[i]])]
		for _, w := range a.out[s] {
			found(w, i+1)
		}
	}
}
