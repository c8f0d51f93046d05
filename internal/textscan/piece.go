package textscan

import (
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// A file is searched in pieces, so that memory does not grow with it and a scan
// can be stopped within it.
const (
	pieceSize = 512 << 10
	// maxMatch is the longest match that is looked for. An RSA key of 16,384
	// bits has 13 KB.
	maxMatch = 16 << 10
)

// piece is a stretch of a file with its surroundings.
type piece struct {
	text string
	// own is where the matches of this piece begin. Those that begin in front
	// of it or behind are its neighbours', which see more of them.
	own span
	// line and column are where the text begins in the file, from 1. Columns
	// count UTF-16 units.
	line, column int
	// complete is set if the text is all of the file.
	complete bool
	// changed, if not nil, are the ranges of the text that matches have to touch.
	changed []span
	// leaves are the hits on what an artifact has wrapped; paths tells which
	// leaves ranges of the text lie in. Both are nil for what is no artifact.
	leaves []hit
	paths  func([]span) []string
}

// new reports whether a match lies in what is to be searched.
func (p *piece) new(match span) bool {
	return p.changed == nil || slices.ContainsFunc(p.changed, match.overlaps)
}

// whole makes one piece of a text.
func whole(text string) piece {
	return piece{text: text, own: span{0, len(text)}, line: 1, column: 1, complete: true}
}

// cutter cuts what a reader has into pieces.
type cutter struct {
	r    io.Reader
	buf  []byte
	kept int   // bytes at its beginning that the next text begins with
	last bool  // that the reader has nothing more
	size int64 // about how much there is to read; 0 if that is not known
}

// newCutter makes one that reads into buf, which must hold more than a piece's surroundings.
func newCutter(r io.Reader, buf []byte) *cutter { return &cutter{r: r, buf: buf} }

// next reads the next text, as much as the buffer holds.
func (c *cutter) next() (string, error) {
	n, err := io.ReadFull(c.r, c.buf[c.kept:])
	c.last = errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
	if err != nil && !c.last {
		return "", err
	}
	return string(c.buf[:c.kept+n]), nil
}

// pieces cuts what r reads and hands on the pieces, until yield returns false.
func pieces(r io.Reader, buf []byte, yield func(piece) bool) error {
	c := newCutter(r, buf)
	text, err := c.next()
	if err != nil {
		return err
	}
	return c.pieces(text, yield)
}

// pieces hands on text, which is the first, and all that follows.
func (c *cutter) pieces(text string, yield func(piece) bool) (err error) {
	from := 0
	line, column := 1, 1
	for {
		p := piece{text: text, own: span{from, len(text)}, line: line, column: column, complete: c.last && from == 0 && line == 1}
		if !c.last {
			p.own.end = len(text) - maxMatch
		}
		if !yield(p) || c.last {
			return nil
		}
		next := nextStart(text, p.own.end)
		if i := strings.LastIndexByte(text[:next], '\n'); i >= 0 {
			line, column = line+strings.Count(text[:next], "\n"), 1+units(text[i+1:next])
		} else {
			column += units(text[:next])
		}
		from = p.own.end - next
		c.kept = copy(c.buf, c.buf[next:])
		if text, err = c.next(); err != nil {
			return err
		}
	}
}

// nextStart returns where in text, whose matches up to owned are taken care of,
// the next piece begins: where a line does, so that lines are decoded whole, or amid a
// long line.
func nextStart(text string, owned int) int {
	next := owned - maxMatch
	if i := strings.IndexByte(text[next:owned], '\n'); i >= 0 {
		return next + i + 1
	}
	for next < owned && !utf8.RuneStart(text[next]) {
		next++
	}
	return next
}
