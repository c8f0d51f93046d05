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

// hashedLine is a line's hash and where the line ends.
type hashedLine struct {
	hash uint64
	end  int
}

// hashLines appends the lines of a text.
func hashLines(text string, lines []hashedLine) []hashedLine {
	for at := 0; at < len(text); {
		end := len(text)
		if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		lines = append(lines, hashedLine{hashLine(text[at:end]), end})
		at = end
	}
	return lines
}

func newLineSet(lines []hashedLine) lineSet {
	size := 8
	for size < 2*len(lines) {
		size *= 2
	}
	s := make(lineSet, size)
	for _, l := range lines {
		s[s.slot(l.hash)] = l.hash
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
	n := len(line)
	for n > 0 && (line[n-1] == '\n' || line[n-1] == '\r') {
		n--
	}
	return max(1, maphash.String(seed, line[:n]))
}

// added returns the lines that are in none of the sets, adjoining ones as one stretch.
func added(lines []hashedLine, old []lineSet) (out []textscan.Stretch) {
	at := 0
next:
	for _, l := range lines {
		start := at
		at = l.end
		for _, s := range old {
			if s[s.slot(l.hash)] == l.hash {
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
