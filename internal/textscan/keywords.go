package textscan

import (
	"slices"
	"strings"
)

// wordFinder finds a fixed set of words in a text, whatever the case of ASCII letters.
// Of each word it looks for three bytes that are rare in text, by their hash: that takes
// a table of flags and no state, so that the processor works on several places of
// the text at once. An automaton has to wait for one byte before the next.
type wordFinder struct {
	words []string
	flags [1 << hashBits]bool // hash of three bytes → a word may be here
	begin []int32             // bucket, of several hashes → its first entry in grams, where the next has its own
	grams []gram
}

// gram is a place in a word.
type gram struct {
	word   int32
	offset int32
}

const (
	hashBits   = 16
	bucketBits = 12
	gramSize   = 3
	// step is how many places one load of eight bytes tells of.
	step = 8 - gramSize + 1
)

// fold makes ASCII letters lower case, and some other characters alike.
const fold = 0x202020

// hashOf hashes three bytes, which are the low ones of v. The factor was chosen for having
// few of our words collide with what is frequent in source.
func hashOf(v uint64) uint32 { return uint32(v|fold) << 8 * 0xcb1ab31f >> (32 - hashBits) }

// newWordFinder prepares the search for words in lower case.
func newWordFinder(words []string) *wordFinder {
	f := &wordFinder{words: words, begin: make([]int32, 1<<bucketBits+1)}
	lists := make(map[uint32][]gram)
	add := func(three string, g gram) {
		h := hashOf(uint64(three[0]) | uint64(three[1])<<8 | uint64(three[2])<<16)
		f.flags[h] = true
		if b := h >> (hashBits - bucketBits); !slices.Contains(lists[b], g) {
			lists[b] = append(lists[b], g)
		}
	}
	for id, w := range words {
		switch {
		case len(w) >= gramSize:
			at := rarest(w)
			add(w[at:at+gramSize], gram{int32(id), int32(at)})
		case w != "":
			f.short(w, func(three string) { add(three, gram{int32(id), 0}) })
		}
	}
	for b := range uint32(1 << bucketBits) {
		f.begin[b] = int32(len(f.grams))
		f.grams = append(f.grams, lists[b]...)
	}
	f.begin[1<<bucketBits] = int32(len(f.grams))
	return f
}

// short calls add with all that a short word can be the beginning of.
func (f *wordFinder) short(w string, add func(string)) {
	if len(w) == gramSize {
		add(w)
		return
	}
	for c := range 256 {
		f.short(w+string([]byte{byte(c)}), add)
	}
}

// frequent lists characters from the most to the least frequent in source and prose. What
// it lacks is rarer.
const frequent = " etaoinsrlcdupmfhgb.,(){}\"=:_/vyw-x0k1;2*'3t4z5876q9j[]<>"

// rarest returns where in a word the three bytes stand that are seldom seen.
func rarest(w string) (best int) {
	score := func(at int) (n int) {
		for _, c := range []byte(w[at : at+gramSize]) {
			if i := strings.IndexByte(frequent, c); i >= 0 {
				n += i
			} else {
				n += len(frequent)
			}
		}
		return n
	}
	for at := range len(w) - gramSize + 1 {
		if score(at) > score(best) {
			best = at
		}
	}
	return best
}

// scan calls found with each word and the offset of its end, about in the order of the
// text: words that overlap may come in any order.
func (f *wordFinder) scan(text string, found func(word int32, end int)) {
	at := 0
	for ; at+8 <= len(text); at += step {
		s := text[at : at+8]
		v := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		h0, h1, h2 := hashOf(v), hashOf(v>>8), hashOf(v>>16)
		h3, h4, h5 := hashOf(v>>24), hashOf(v>>32), hashOf(v>>40)
		if !(f.flags[h0] || f.flags[h1] || f.flags[h2] || f.flags[h3] || f.flags[h4] || f.flags[h5]) {
			continue
		}
		for i, h := range [step]uint32{h0, h1, h2, h3, h4, h5} {
			if f.flags[h] {
				f.check(text, at+i, h, found)
			}
		}
	}
	// What is left is read as if something stood behind it, which no word goes on with.
	for ; at < len(text); at++ {
		v := uint64(text[at])
		for i := 1; i < gramSize && at+i < len(text); i++ {
			v |= uint64(text[at+i]) << (8 * i)
		}
		if h := hashOf(v); f.flags[h] {
			f.check(text, at, h, found)
		}
	}
}

// has reports whether a text, which is short, holds a word.
func (f *wordFinder) has(text string) (yes bool) {
	f.scan(text, func(int32, int) { yes = true })
	return yes
}

// check compares the words whose three bytes may stand at an offset.
func (f *wordFinder) check(text string, at int, h uint32, found func(word int32, end int)) {
	b := h >> (hashBits - bucketBits)
	for _, g := range f.grams[f.begin[b]:f.begin[b+1]] {
		w := f.words[g.word]
		start := at - int(g.offset)
		if start >= 0 && start+len(w) <= len(text) && equalFold(text[start:start+len(w)], w) {
			found(g.word, start+len(w))
		}
	}
}

// equalFold reports whether a text is a word, which is of the same length and in lower case,
// but for the case of ASCII letters.
func equalFold(text, word string) bool {
	for i := range len(word) {
		c := text[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != word[i] {
			return false
		}
	}
	return true
}
