package gitscan

import (
	"hash/maphash"
	"strings"

	"github.com/leakvet/leakvet/internal/textscan"
)

// seed keys the hashes of lines. They live as long as the process.
var seed = maphash.MakeSeed()

// lineSet is the set of lines of a version, as hashes in an open table: what stood in
// the parent's version was scanned there.
type lineSet []uint64

func newLineSet(text string) lineSet {
	size := 8
	for size < 2*(strings.Count(text, "\n")+1) {
		size *= 2
	}
	s := make(lineSet, size)
	for line := range strings.Lines(text) {
		h := hashLine(line)
		i := s.slot(h)
		s[i] = h
	}
	return s
}

// slot returns where a hash is, or would be put.
func (s lineSet) slot(h uint64) int {
	mask := len(s) - 1
	i := int(h) & mask
	for s[i] != 0 && s[i] != h {
		i = (i + 1) & mask
	}
	return i
}

// hashLine hashes a line without its end, which a neighbour may have added. 0 marks a
// free slot.
func hashLine(line string) uint64 {
	return max(1, maphash.String(seed, strings.TrimRight(line, "\r\n")))
}

// added returns the lines of text that are in none of the sets, adjoining ones as one
// stretch.
func added(text string, old []lineSet) (out []textscan.Stretch) {
	at := 0
next:
	for line := range strings.Lines(text) {
		start := at
		at += len(line)
		h := hashLine(line)
		for _, s := range old {
			if s[s.slot(h)] == h {
				continue next
			}
		}
		if n := len(out); n > 0 && out[n-1].End == start {
			out[n-1].End = at
			continue
		}
		out = append(out, textscan.Stretch{Start: start, End: at})
	}
	return out
}

// lineCache keeps the sets of recent versions. The next version of a file follows soon, so
// two generations do for a least-recently-used list.
type lineCache struct {
	young, aged map[string]lineSet
	size        int // of young, in bytes
}

const generation = 4 << 20

func (c *lineCache) get(id string) (lineSet, bool) {
	s, ok := c.young[id]
	if !ok {
		if s, ok = c.aged[id]; ok {
			c.put(id, s)
		}
	}
	return s, ok
}

func (c *lineCache) put(id string, s lineSet) {
	if c.size > generation || c.young == nil {
		c.young, c.aged, c.size = make(map[string]lineSet), c.young, 0
	}
	c.young[id] = s
	c.size += 8*len(s) + 100
}
