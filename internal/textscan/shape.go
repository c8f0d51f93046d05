package textscan

import (
	"regexp/syntax"
	"slices"
	"strings"
	"unicode/utf8"
)

// What a match must look like, derived from a rule's expression, is tested with a few
// loads a byte before the regexp machine is set up. Characters outside ASCII that fold
// to ASCII letters are left to [matcher.findFolded].

// byteSet is a set of bytes.
type byteSet [4]uint64

func (s *byteSet) has(c byte) bool { return s[c>>6]&(1<<(c&63)) != 0 }
func (s *byteSet) add(c byte)      { s[c>>6] |= 1 << (c & 63) }

func (s *byteSet) addAll(t byteSet) {
	for i := range s {
		s[i] |= t[i]
	}
}

// shape is one way in which a match can begin: a set for each byte.
type shape struct {
	bytes []byteSet
	open  bool // what comes next is not known
}

// Caps on what is derived.
const (
	maxShape  = 48
	maxShapes = 16
)

func anyFits(shapes []shape, text string) bool {
next:
	for i := range shapes {
		b := shapes[i].bytes
		if len(text) < len(b) {
			continue
		}
		for j := range b {
			if !b[j].has(text[j]) {
				continue next
			}
		}
		return true
	}
	return false
}

// shapesOf lists the ways in which a match of re can begin; one without bytes fits all.
func shapesOf(re *syntax.Regexp) []shape {
	switch re.Op {
	case syntax.OpEmptyMatch, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return []shape{{}}
	case syntax.OpLiteral:
		return []shape{literalShape(re)}
	case syntax.OpCharClass:
		set, ok := classSet(re)
		return []shape{{[]byteSet{set}, !ok}}
	case syntax.OpCapture:
		return shapesOf(re.Sub[0])
	case syntax.OpPlus:
		return opened(shapesOf(re.Sub[0]))
	case syntax.OpQuest:
		return append(shapesOf(re.Sub[0]), shape{})
	case syntax.OpRepeat:
		out := []shape{{}}
		for range min(re.Min, maxShape) {
			out = followed(out, shapesOf(re.Sub[0]))
		}
		if re.Max == re.Min {
			return out
		}
		return opened(out)
	case syntax.OpConcat:
		out := []shape{{}}
		for _, sub := range re.Sub {
			out = followed(out, shapesOf(sub))
		}
		return out
	case syntax.OpAlternate:
		var out []shape
		for _, sub := range re.Sub {
			if out = append(out, shapesOf(sub)...); len(out) > maxShapes {
				break
			}
		}
		if len(out) <= maxShapes {
			return out
		}
	}
	return []shape{{open: true}}
}

func literalShape(re *syntax.Regexp) (s shape) {
	for _, r := range re.Rune {
		fold := re.Flags&syntax.FoldCase != 0
		if r >= utf8.RuneSelf && fold {
			s.open = true
			return s
		}
		for _, c := range []byte(string(r)) {
			var set byteSet
			set.add(c)
			if fold {
				set.add(strings.ToUpper(string(rune(c)))[0])
				set.add(strings.ToLower(string(rune(c)))[0])
			}
			s.bytes = append(s.bytes, set)
		}
	}
	return s
}

// classSet returns the first bytes of a class's characters. ok is false if some have more.
func classSet(re *syntax.Regexp) (set byteSet, ok bool) {
	ok = true
	for i := 0; i+1 < len(re.Rune); i += 2 {
		lo, hi := re.Rune[i], re.Rune[i+1]
		if lo == hi && (lo == longS || lo == kelvin) {
			continue
		}
		for r := lo; r <= min(hi, utf8.RuneSelf-1); r++ {
			set.add(byte(r))
		}
		if hi >= utf8.RuneSelf {
			ok = false
			for c := utf8.RuneSelf; c < 256; c++ {
				set.add(byte(c))
			}
		}
	}
	return set, ok
}

func opened(in []shape) []shape {
	for i := range in {
		in[i].open = true
	}
	return in
}

// followed appends the ways of what comes next to those that are not open.
func followed(in, next []shape) []shape {
	var out []shape
	for _, s := range in {
		if s.open || len(s.bytes) >= maxShape {
			s.open = true
			out = append(out, s)
			continue
		}
		for _, n := range next {
			out = append(out, shape{slices.Concat(s.bytes, n.bytes), n.open})
		}
	}
	if len(out) > maxShapes {
		return opened(slices.Clone(in))
	}
	return out
}

// run is a stretch of bytes of one set that every match of an expression has.
type run struct {
	set   byteSet
	least int // 0 if no such stretch is known
}

// shortestRun is how long it must be to be worth looking for.
const shortestRun = 12

func runOf(re *syntax.Regexp) (best run) {
	switch re.Op {
	case syntax.OpCapture, syntax.OpPlus:
		return runOf(re.Sub[0])
	case syntax.OpRepeat:
		if set, ok := classSet(re.Sub[0]); ok && re.Sub[0].Op == syntax.OpCharClass && re.Min >= shortestRun {
			return run{set, re.Min}
		}
		if re.Min > 0 {
			return runOf(re.Sub[0])
		}
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			if r := runOf(sub); r.least > best.least {
				best = r
			}
		}
	case syntax.OpAlternate:
		for i, sub := range re.Sub {
			r := runOf(sub)
			if r.least == 0 {
				return run{}
			}
			if i == 0 {
				best = r
				continue
			}
			best.set.addAll(r.set)
			best.least = min(best.least, r.least)
		}
	}
	return best
}

// next returns the first stretch at or behind an offset. It looks at every byte that one
// cannot miss.
func (r *run) next(text string, from int) (span, bool) {
	for at := from + r.least - 1; at < len(text); at += r.least {
		if !r.set.has(text[at]) {
			continue
		}
		s := span{at, at + 1}
		for s.start > from && r.set.has(text[s.start-1]) {
			s.start--
		}
		for s.end < len(text) && r.set.has(text[s.end]) {
			s.end++
		}
		if s.end-s.start >= r.least {
			return s, true
		}
		at = max(at, s.end-r.least+1)
	}
	return span{}, false
}
