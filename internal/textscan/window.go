package textscan

import (
	"regexp/syntax"
	"slices"
	"strings"
	"unicode/utf8"
)

// unbounded stands for "no limit" in an [extent].
const unbounded = 1 << 30

// extent bounds how far a match can reach: in bytes, and in line ends that it
// can cross. Either may be unbounded.
type extent struct{ bytes, lines int }

func (e extent) plus(f extent) extent {
	return extent{min(e.bytes+f.bytes, unbounded), min(e.lines+f.lines, unbounded)}
}

func (e extent) max(f extent) extent {
	return extent{max(e.bytes, f.bytes), max(e.lines, f.lines)}
}

func (e extent) times(n int) extent {
	t := extent{}
	if e.bytes > 0 {
		t.bytes = min(n*min(e.bytes, unbounded/max(n, 1)), unbounded)
	}
	if e.lines > 0 {
		t.lines = min(n*min(e.lines, unbounded/max(n, 1)), unbounded)
	}
	return t
}

func (e extent) repeated() extent {
	for _, p := range []*int{&e.bytes, &e.lines} {
		if *p > 0 {
			*p = unbounded
		}
	}
	return e
}

// window says where, around a keyword, every match of a rule lies: it reaches
// at most before in front of the keyword's end and at most after behind its
// beginning. The regexp of a rule then runs there and not over the whole text.
type window struct{ before, after extent }

// windowOf derives a rule's window. ok is false if a match need not hold one of
// the keywords: gitleaks asks only that the text has one.
func windowOf(re *syntax.Regexp, keywords []string) (w window, ok bool) {
	if set := exact(re); allContain(set, keywords) {
		e := extentOf(re)
		return window{e, e}, true
	}
	switch re.Op {
	case syntax.OpCapture:
		return windowOf(re.Sub[0], keywords)
	case syntax.OpPlus, syntax.OpRepeat:
		if re.Op == syntax.OpRepeat && re.Min == 0 {
			return w, false
		}
		_, ok := windowOf(re.Sub[0], keywords)
		e := extentOf(re)
		return window{e, e}, ok
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			s, ok := windowOf(sub, keywords)
			if !ok {
				return w, false
			}
			w = window{w.before.max(s.before), w.after.max(s.after)}
		}
		return w, true
	case syntax.OpConcat:
		return windowOfConcat(re.Sub, keywords)
	}
	return w, false
}

// windowOfConcat looks for the first part, or run of parts with few spellings,
// that always holds a keyword. "AKIA|ASIA" is such a run: the parser has made
// it A(?:KIA|SIA).
func windowOfConcat(parts []*syntax.Regexp, keywords []string) (window, bool) {
	run, first := []string{""}, 0
	for i, p := range parts {
		if set := cross(run, exact(p)); set != nil {
			if run = set; allContain(run, keywords) {
				front, mid, back := sum(parts[:first]), sum(parts[first:i+1]), sum(parts[i+1:])
				return window{front.plus(mid), mid.plus(back)}, true
			}
			continue
		}
		// What the part begins with may complete the run: xox[pe](?:-[0-9]{10}){3}.
		if allContain(cross(run, prefixes(p)), keywords) {
			return window{sum(parts[:i+1]), sum(parts[first:])}, true
		}
		if w, ok := windowOf(p, keywords); ok {
			return window{sum(parts[:i]).plus(w.before), w.after.plus(sum(parts[i+1:]))}, true
		}
		run, first = []string{""}, i+1
	}
	return window{}, false
}

func sum(parts []*syntax.Regexp) (e extent) {
	for _, p := range parts {
		e = e.plus(extentOf(p))
	}
	return e
}

// extentOf bounds the length of a match of re. The two characters outside ASCII
// that fold to ASCII letters count as one byte, see [matcher.findFolded].
func extentOf(re *syntax.Regexp) (e extent) {
	switch re.Op {
	case syntax.OpLiteral:
		s := string(re.Rune)
		return extent{len(s), strings.Count(s, "\n")}
	case syntax.OpCharClass:
		for i := 0; i+1 < len(re.Rune); i += 2 {
			lo, hi := re.Rune[i], re.Rune[i+1]
			if lo == hi && (lo == longS || lo == kelvin) {
				hi = 0
			}
			e.bytes = max(e.bytes, runeLen(hi))
			if lo <= '\n' && '\n' <= hi {
				e.lines = 1
			}
		}
	case syntax.OpAnyCharNotNL:
		e = extent{utf8.UTFMax, 0}
	case syntax.OpAnyChar:
		e = extent{utf8.UTFMax, 1}
	case syntax.OpCapture, syntax.OpQuest:
		e = extentOf(re.Sub[0])
	case syntax.OpStar, syntax.OpPlus:
		e = extentOf(re.Sub[0]).repeated()
	case syntax.OpRepeat:
		e = extentOf(re.Sub[0])
		if re.Max < 0 {
			return e.repeated()
		}
		return e.times(re.Max)
	case syntax.OpConcat:
		e = sum(re.Sub)
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			e = e.max(extentOf(sub))
		}
	}
	return e
}

func runeLen(r rune) int {
	if n := utf8.RuneLen(r); n > 0 {
		return n
	}
	return utf8.UTFMax
}

// maxExact caps how many spellings are tried, maxClass how many of a character.
const (
	maxExact = 256
	maxClass = 40
)

// exact lists, in lower case, all strings that re matches, or nil if there are
// many.
func exact(re *syntax.Regexp) []string { return spellings(re, strings.ToLower) }

// spellings is exact, with the strings as put makes them.
func spellings(re *syntax.Regexp, put func(string) string) []string {
	switch re.Op {
	case syntax.OpLiteral:
		return []string{put(string(re.Rune))}
	case syntax.OpEmptyMatch, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return []string{""}
	case syntax.OpCharClass:
		var set []string
		for i := 0; i+1 < len(re.Rune); i += 2 {
			for r := re.Rune[i]; r <= re.Rune[i+1]; r++ {
				if len(set) > maxClass {
					return nil
				}
				if s := put(string(r)); r != longS && r != kelvin && !slices.Contains(set, s) {
					set = append(set, s)
				}
			}
		}
		return set
	case syntax.OpCapture:
		return spellings(re.Sub[0], put)
	case syntax.OpQuest:
		if set := spellings(re.Sub[0], put); set != nil {
			return append([]string{""}, set...)
		}
	case syntax.OpConcat:
		set := []string{""}
		for _, sub := range re.Sub {
			if set = cross(set, spellings(sub, put)); set == nil {
				return nil
			}
		}
		return set
	case syntax.OpAlternate:
		var set []string
		for _, sub := range re.Sub {
			s := spellings(sub, put)
			if s == nil || len(set)+len(s) > maxExact {
				return nil
			}
			set = append(set, s...)
		}
		return set
	}
	return nil
}

// prefixes lists, in lower case, strings of which every match of re begins with one.
func prefixes(re *syntax.Regexp) []string {
	if set := exact(re); set != nil {
		return set
	}
	switch re.Op {
	case syntax.OpCapture, syntax.OpPlus:
		return prefixes(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return prefixes(re.Sub[0])
		}
	case syntax.OpConcat:
		set := []string{""}
		for _, sub := range re.Sub {
			next := cross(set, prefixes(sub))
			if next == nil {
				break
			}
			if set = next; exact(sub) == nil {
				break
			}
		}
		return set
	case syntax.OpAlternate:
		var set []string
		for _, sub := range re.Sub {
			set = append(set, prefixes(sub)...)
		}
		if len(set) <= maxExact {
			return set
		}
	}
	return []string{""}
}

func cross(a, b []string) []string {
	if len(b) == 0 || len(a)*len(b) > maxExact {
		return nil
	}
	out := make([]string, 0, len(a)*len(b))
	for _, s := range a {
		for _, t := range b {
			out = append(out, s+t)
		}
	}
	return out
}

func allContain(set, keywords []string) bool {
	for _, s := range set {
		if !slices.ContainsFunc(keywords, func(k string) bool { return strings.Contains(s, k) }) {
			return false
		}
	}
	return len(set) > 0
}
