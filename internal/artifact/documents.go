package artifact

import (
	"slices"
	"strings"
)

// Documents reads JSON documents that follow each other, however large, from a window of
// the text that moves on: between two members or elements it can wait for more.
// Limits hold for what one window has.
type Documents struct {
	d      *decoder
	r      braces
	base   int  // of the last window
	broken bool // the rest of the line is passed over
}

// NewDocuments makes a reader that has read nothing.
func NewDocuments() *Documents { return &Documents{d: new(decoder)} }

// Window is a stretch of a text, which begins Base bytes behind the text's beginning.
type Window struct {
	Text string
	Base int
	// From is where in Text to go on. What is in front of it was read before.
	From int
	// Last is set if nothing comes behind it.
	Last bool
}

// Read reads on, and hands the leaves to yield; what these tell of places are offsets in the
// whole text. It returns where in the window to go on, from where on the next one has to
// have the text, and which limit was hit, "" if none was.
//
// A value whose name has not come yet is held back, if it stands no more than hold bytes
// in front of that: beyond, it is handed on without.
func (s *Documents) Read(w Window, hold int, yield func(*Leaf)) (next, keep int, limit string) {
	s.d.reset(w.Text)
	s.d.yield = yield
	src := &Source{at: Span{w.Base, w.Base + len(w.Text)}}
	s.r.text, s.r.at, s.r.more = w.Text, w.From, !w.Last
	if s.r.b != nil {
		s.r.b.move(src, w.Base-s.base)
	}
	s.base = w.Base
	s.read(src, &Place{index: -1})
	keep = s.r.at
	if s.r.b != nil && len(s.r.open) > 0 {
		keep = s.r.b.rest(w.Base+s.r.at, hold) - w.Base
	}
	return s.r.at, keep, s.d.hit
}

// Fork returns a reader in the same state, to read a window once more.
func (s *Documents) Fork() *Documents {
	f := &Documents{d: new(decoder), r: s.r, base: s.base, broken: s.broken}
	f.r.open = slices.Clone(s.r.open)
	if s.r.b != nil {
		b := *s.r.b
		b.d, b.stack = f.d, slices.Clone(b.stack)
		for i := range b.stack {
			b.stack[i].waiting = slices.Clone(b.stack[i].waiting)
			b.stack[i].texts = slices.Clone(b.stack[i].texts)
		}
		f.r.b = &b
	}
	return f
}

// read reads documents until the text ends, and goes on in the next line behind one that
// is broken.
func (s *Documents) read(src *Source, at *Place) {
	r := &s.r
	for {
		ok := false
		from := r.at
		switch {
		case s.broken:
		case len(r.open) > 0:
			ok = r.resume()
		default:
			if r.space(); r.at >= len(r.text) {
				if r.more && strings.IndexByte(r.text[from:], '/') >= 0 {
					r.at = from // perhaps within a comment
				}
				return
			}
			if c := r.text[r.at]; c == '{' || c == '[' {
				own := *at // the address in one document says nothing of the next
				r.b, r.depth, r.cut, r.paused = newBuilder(s.d, src, &own, ""), 0, false, false
				ok = r.value()
			}
		}
		if r.paused {
			return
		}
		if r.b != nil {
			r.b.unwind()
			r.b, r.open = nil, r.open[:0]
		}
		if s.broken = !ok; ok {
			continue
		}
		i := strings.IndexByte(r.text[r.at:], '\n')
		if i < 0 {
			r.at = len(r.text)
			return
		}
		r.at, s.broken = r.at+i+1, false
	}
}

// documents reads JSON documents that a text holds.
func (d *decoder) documents(text string, src *Source, at *Place) {
	s := Documents{d: d, r: braces{text: text}}
	s.read(src, at)
}

// move makes what a builder holds back a part of another text, which begins so many bytes
// behind the one before.
func (b *builder) move(src *Source, on int) {
	b.src = src
	for i := range b.stack {
		for _, leaves := range [][]Leaf{b.stack[i].waiting, b.stack[i].texts} {
			for j := range leaves {
				l := &leaves[j]
				l.src, l.at = src, Span{l.at.Start - on, l.at.End - on}
			}
		}
	}
}

// rest readies a builder for a rest of the text, at is where it begins, which is read when
// what was read until now is gone. It returns where the leaves that it holds back begin, or at.
func (b *builder) rest(at, hold int) int {
	first := at
	own := keeper{}
	for i := range b.stack {
		f := &b.stack[i]
		begin := at
		for _, leaves := range [][]Leaf{f.waiting, f.texts} {
			for j := range leaves {
				begin = min(begin, leaves[j].Whole().Start)
			}
		}
		if begin < at-hold {
			b.handOver(f)
			f.texts, begin = nil, at
		}
		first = min(first, begin)
		own.keep(f)
	}
	return first
}

// keeper copies what frames need out of what was read: places as well, since those are not
// made one by one, and each would keep others and their names.
type keeper map[*Place]*Place

func (k keeper) keep(f *frame) {
	for _, s := range []*string{&f.key, &f.means, &f.pair, &f.last} {
		*s = strings.Clone(*s)
	}
	f.place = k.place(f.place)
	for _, leaves := range [][]Leaf{f.waiting, f.texts} {
		for i := range leaves {
			leaves[i].parent = k.place(leaves[i].parent)
		}
	}
}

func (k keeper) place(p *Place) *Place {
	if p == nil || k[p] != nil {
		return k[p]
	}
	c := *p
	c.up = k.place(p.up)
	for _, s := range []*string{&c.name, &c.host, &c.owner, &c.cert} {
		*s = strings.Clone(*s)
	}
	k[p] = &c
	return &c
}
