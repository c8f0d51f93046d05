package textscan

import "math/bits"

// automaton finds a fixed set of words in a text in one pass, whatever the case
// of ASCII letters (Aho and Corasick, CACM 18(6), 1975, as a dense table).
type automaton struct {
	class [256]uint8 // bytes that no word holds share class 0
	shift int        // a state's row begins at state<<shift
	// next holds, at a row's beginning plus class, the beginning of the next row, and
	// hasOut if words end there: that saves the loop a look at out.
	next []uint32
	out  [][]int32 // state → words that end there
}

const hasOut = 1 << 31

// newAutomaton builds the table for words in lower case.
func newAutomaton(words []string) *automaton {
	a := new(automaton)
	width := 1
	for _, w := range words {
		for i := range len(w) {
			if a.class[w[i]] == 0 {
				a.class[w[i]] = uint8(width)
				width++
			}
		}
	}
	for c := byte('a'); c <= 'z'; c++ {
		a.class[c-'a'+'A'] = a.class[c]
	}
	a.shift = bits.Len(uint(width - 1))

	a.addState()
	for id, w := range words {
		s := uint32(0)
		for i := range len(w) {
			edge := s + uint32(a.class[w[i]])
			if a.next[edge] == 0 {
				to := a.addState() // may move a.next
				a.next[edge] = to
			}
			s = a.next[edge]
		}
		a.out[s>>a.shift] = append(a.out[s>>a.shift], int32(id))
	}
	a.link(uint32(width))
	return a
}

// addState returns the beginning of a new row.
func (a *automaton) addState() uint32 {
	row := len(a.next)
	a.next = append(a.next, make([]uint32, 1<<a.shift)...)
	a.out = append(a.out, nil)
	return uint32(row)
}

// link turns the trie into the automaton: where a state has no edge, it takes
// that of its longest proper suffix, breadth first.
func (a *automaton) link(width uint32) {
	fail := make([]uint32, len(a.out))
	var queue []uint32
	for c := range width {
		if to := a.next[c]; to != 0 {
			queue = append(queue, to)
		}
	}
	for len(queue) > 0 {
		s := queue[0]
		queue = queue[1:]
		state := s >> a.shift
		a.out[state] = append(a.out[state], a.out[fail[state]>>a.shift]...)
		for c := range width {
			back := a.next[fail[state]+c]
			if to := a.next[s+c]; to != 0 {
				fail[to>>a.shift] = back
				queue = append(queue, to)
			} else {
				a.next[s+c] = back
			}
		}
	}
	for edge, to := range a.next {
		if len(a.out[to>>a.shift]) > 0 {
			a.next[edge] = to | hasOut
		}
	}
}

// has reports whether a text holds a word.
func (a *automaton) has(text string) bool {
	s := uint32(0)
	for i := range len(text) {
		if s = a.next[s+uint32(a.class[text[i]])]; s&hasOut != 0 {
			return true
		}
	}
	return false
}

// scan calls found with each word and the offset of its end, in order of the ends.
func (a *automaton) scan(text string, found func(word int32, end int)) {
	s := uint32(0)
	next := a.next
	for i := range len(text) {
		s = next[s+uint32(a.class[text[i]])]
		if s&hasOut == 0 {
			continue
		}
		s &^= hasOut
		for _, w := range a.out[s>>a.shift] {
			found(w, i+1)
		}
	}
}
