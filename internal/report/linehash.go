package report

import (
	"fmt"
	"unicode/utf8"
)

// hashed is what SARIF needs to know of a file: for each line, from 1, GitHub's
// hash and the length in UTF-16 code units.
type hashed struct {
	hash []string
	size []int
}

const (
	hashWindow = 100
	hashBase   = 37
	hashEnd    = 0xffff // stands behind the file's last unit
)

// hashLines computes the "primaryLocationLineHash" of every line, by which GitHub
// code scanning recognises an alert after its lines have moved. The algorithm is
// that of github/codeql-action (src/fingerprints.ts): a polynomial over the 100
// UTF-16 code units from the start of the line, modulo 2^64, in which spaces and
// tabs do not count and CR and CRLF are LF. The file is followed by one unit 65535
// and by zeros. Equal hashes are told apart by their number: "hash:2".
func hashLines(data []byte) hashed {
	h := &lineHasher{drop: 1}
	for range hashWindow {
		h.drop *= hashBase
	}
	for i := range h.line {
		h.line[i] = -1
	}
	h.seen = map[uint64]int{}

	lineLength, afterCR := 0, false
	endLine := func() {
		h.out.size = append(h.out.size, lineLength)
		lineLength = 0
	}
	for len(data) > 0 {
		r, n := decode(data)
		data = data[n:]
		if r == '\n' && afterCR {
			afterCR = false
			continue
		}
		afterCR = r == '\r'
		switch {
		case r == '\n' || r == '\r':
			endLine()
			h.unit('\n')
			continue
		case r == ' ' || r == '\t':
		case r > 0xffff:
			r -= 0x10000
			h.unit(uint16(0xd800 + r>>10))
			h.unit(uint16(0xdc00 + r&0x3ff))
			lineLength++
		default:
			h.unit(uint16(r))
		}
		lineLength++
	}
	endLine()
	h.unit(hashEnd)
	h.flush()
	return h.out
}

// lineHasher rolls the hash over a ring of the last 100 units.
type lineHasher struct {
	sum    uint64
	drop   uint64 // hashBase to the power of hashWindow
	ring   [hashWindow]uint16
	line   [hashWindow]int // the line, from 0, that starts at this unit, or -1
	at     int
	middle bool // not at the start of a line
	out    hashed
	seen   map[uint64]int
}

func (h *lineHasher) unit(u uint16) {
	h.emit()
	if !h.middle {
		h.line[h.at] = len(h.out.hash)
		h.out.hash = append(h.out.hash, "")
	}
	h.middle = u != '\n'
	h.roll(u)
}

// emit gives its hash to the line that started 100 units ago, if one did.
func (h *lineHasher) emit() {
	n := h.line[h.at]
	if n < 0 {
		return
	}
	h.line[h.at] = -1
	h.seen[h.sum]++
	h.out.hash[n] = fmt.Sprintf("%x:%d", h.sum, h.seen[h.sum])
}

func (h *lineHasher) roll(u uint16) {
	h.sum = h.sum*hashBase + uint64(u) - h.drop*uint64(h.ring[h.at])
	h.ring[h.at] = u
	h.at = (h.at + 1) % hashWindow
}

func (h *lineHasher) flush() {
	for range hashWindow {
		h.emit()
		h.roll(0)
	}
}

// decode reads one character as Node.js does: a broken sequence is one U+FFFD as
// far as it could have become a character, where Go counts every byte of it.
func decode(b []byte) (r rune, n int) {
	r, n = utf8.DecodeRune(b)
	if r != utf8.RuneError || n != 1 {
		return r, n
	}
	low, high, length := byte(0x80), byte(0xbf), 0
	switch c := b[0]; {
	case 0xc2 <= c && c <= 0xdf:
		length = 2
	case c == 0xe0:
		low, length = 0xa0, 3
	case c == 0xed:
		high, length = 0x9f, 3
	case 0xe1 <= c && c <= 0xef:
		length = 3
	case c == 0xf0:
		low, length = 0x90, 4
	case c == 0xf4:
		high, length = 0x8f, 4
	case 0xf1 <= c && c <= 0xf3:
		length = 4
	}
	for n < length && n < len(b) && low <= b[n] && b[n] <= high {
		low, high = 0x80, 0xbf
		n++
	}
	return utf8.RuneError, n
}
