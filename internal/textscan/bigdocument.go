package textscan

import (
	"context"
	"fmt"
	"io"
	"math"
	"slices"

	"github.com/leakvet/leakvet/internal/artifact"
	"github.com/leakvet/leakvet/internal/finding"
)

const (
	// documentWindow is how much of a large JSON document is taken apart at once: too
	// little for a limit on its leaves.
	documentWindow = 256 << 10
	// heldBack is how far behind a value its name may come.
	heldBack = 64 << 10
)

// scanDocuments scans JSON that does not fit into one piece, in memory that does not grow
// with it, unless one string does. begin is what the cutter has read of it.
func (e *Engine) scanDocuments(ctx context.Context, src Source, begin string, c *cutter, where func() place) (out []finding.Finding, suppressed int, err error) {
	where = (&artifactText{file: src.Path, text: begin}).place(where)
	s := &documentStream{ctx: ctx, engine: e, path: src.Path, r: c.r, docs: artifact.NewDocuments(), due: documentWindow}
	s.feed([]byte(begin))
	c.r = s
	// A piece waits until all that begins in it has been read.
	type waiting struct {
		piece
		base int
	}
	var queue []waiting
	base, owned := 0, 0
	err = c.pieces(begin, func(p piece) bool {
		base += owned - p.own.start
		owned = p.own.end
		queue = append(queue, waiting{p, base})
		for len(queue) > 0 && queue[0].base+queue[0].own.end <= s.known && ctx.Err() == nil {
			q := queue[0]
			queue = queue[1:]
			q.leaves, q.paths = within(s.hits, q.base, q.piece), s.pathsAt(q.base)
			found, n := e.scanPiece(ctx, src, q.piece, where)
			out, suppressed = append(out, found...), suppressed+n
			s.forget(q.base + q.own.end)
		}
		return ctx.Err() == nil
	})
	if err == nil && s.limit != "" {
		err = &LimitError{s.limit}
	}
	return out, suppressed, err
}

// documentStream takes a text apart while it is read, a window at a time.
type documentStream struct {
	ctx    context.Context
	engine *Engine
	path   string
	r      io.Reader
	docs   *artifact.Documents
	text   []byte // that is not done with, or not yet begun
	base   int    // where it begins in all of the text
	from   int    // where in it to go on
	due    int    // how much there has to be to go on
	known  int    // in front of which all hits are known
	hits   []hit  // with places in all of the text
	limit  string
	// read are the windows that pieces which wait lie in.
	read []readWindow
}

// readWindow is a window, and the reader as it was in front of it.
type readWindow struct {
	artifact.Window
	docs *artifact.Documents
	end  int
}

// Read reads on, and takes apart what was read.
func (s *documentStream) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	s.feed(p[:n])
	if err == io.EOF && s.known < math.MaxInt {
		s.window(true)
	}
	return n, err
}

// feed adds some text.
func (s *documentStream) feed(text []byte) {
	if s.known == math.MaxInt { // it has given up
		return
	}
	s.text = append(s.text, text...)
	if len(s.text)-s.from >= s.due {
		s.window(false)
	}
}

// window takes the text apart as far as it goes.
func (s *documentStream) window(last bool) {
	w := artifact.Window{Text: string(s.text), Base: s.base, From: s.from, Last: last}
	before := s.docs.Fork()
	v := newLeafView(s.ctx, s.engine, s.path)
	next, keep, limit := s.docs.Read(w, heldBack, v.take)
	v.search()
	s.hits = append(s.hits, v.hits...)
	if s.limit == "" {
		s.limit = limit
	}
	if next > s.from || last {
		s.read = append(s.read, readWindow{w, before, s.base + next})
	}
	s.text = append(s.text[:0], s.text[keep:]...)
	s.base, s.from = s.base+keep, next-keep
	s.known = s.base
	// A string that is not all there is not read over and over for every bit of it.
	left := len(s.text) - s.from
	s.due = max(documentWindow, 2*left)
	switch {
	case last:
		s.known = math.MaxInt
	case left > maxArtifact:
		s.known = math.MaxInt
		s.text = nil
		if s.limit == "" {
			s.limit = fmt.Sprintf("more than %d MB in one value", maxArtifact>>20)
		}
	}
}

// forget drops what is in front of an offset.
func (s *documentStream) forget(at int) {
	s.read = slices.DeleteFunc(s.read, func(w readWindow) bool { return w.end <= at })
	s.hits = slices.DeleteFunc(s.hits, func(h hit) bool { return h.at < at })
}

// pathsAt tells which leaves ranges of a text lie in, which begins at base.
func (s *documentStream) pathsAt(base int) func([]span) []string {
	return func(ranges []span) []string {
		return leafPaths(ranges, base, func(yield func(*artifact.Leaf)) {
			for _, w := range s.read {
				_, _, _ = w.docs.Fork().Read(w.Window, heldBack, yield)
			}
		})
	}
}
