package textscan

import (
	"context"
	"path"
	"slices"
	"strings"

	"github.com/leakvet/leakvet/rules/secretname"
)

// joined are extensions of languages in which "a" + "b" is one text.
var joined = wordSet(`.go .js .mjs .cjs .jsx .ts .tsx .java .kt .scala .cs .swift .py .dart`)

// literalHits adds what is found in source code once its literals are read as the compiler
// reads them: joined with their neighbours, and in Go without the conversion
// around them and under the name of the function that takes them.
func (e *Engine) literalHits(ctx context.Context, file, text string, out []hit) []hit {
	ext := path.Ext(file)
	if !joined[ext] {
		return out
	}
	var inGo []segment
	if ext == ".go" {
		inGo = merged(conversions(text), assignments(text))
	}
	segs := merged(joints(text), inGo)
	for len(segs) > 0 && ctx.Err() == nil {
		w := span{lineStart(text, segs[0].source.start), lineEnd(text, segs[0].source.end)}
		n := 1
		for n < len(segs) && segs[n].source.start < w.end {
			w.end = max(w.end, lineEnd(text, segs[n].source.end))
			n++
		}
		u := rewritten(text[w.start:w.end], w.start, segs[:n])
		for _, h := range e.matcher.find(ctx, file, u.text, u.touched) {
			if !u.touched(h.match) {
				continue
			}
			h.match, _ = u.origin(h.match)
			h.secret, h.encodings = u.origin(h.secret)
			h.match, h.secret = h.match.add(w.start), h.secret.add(w.start)
			h.at = h.match.start
			out = append(out, h)
		}
		segs = segs[n:]
	}
	return out
}

// rewritten applies segments, which lie at offset and behind, to a text.
func rewritten(text string, offset int, segs []segment) *unwrapped {
	var b strings.Builder
	u := new(unwrapped)
	done := 0
	for i := range segs {
		s := &segs[i]
		s.source = s.source.add(-offset)
		b.WriteString(text[done:s.source.start])
		from := b.Len()
		b.WriteString(s.value)
		s.decoded = span{from, b.Len()}
		done = s.source.end
	}
	b.WriteString(text[done:])
	u.text, u.passes = b.String(), [][]segment{segs}
	return u
}

func lineStart(text string, at int) int { return strings.LastIndexByte(text[:at], '\n') + 1 }

func lineEnd(text string, at int) int {
	if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
		return at + i
	}
	return len(text)
}

// joints finds where a literal ends, a plus follows and another begins.
func joints(text string) (out []segment) {
	for at := 0; ; {
		i := strings.IndexByte(text[at:], '+')
		if i < 0 {
			return out
		}
		plus := at + i
		at = plus + 1
		left, right := plus, plus+1
		for left > 0 && isSpace(text[left-1]) {
			left--
		}
		if left == 0 || text[left-1] != '"' && text[left-1] != '\'' && text[left-1] != '`' {
			continue
		}
		for right < len(text) && isSpace(text[right]) {
			right++
		}
		if right < len(text) && text[right] == text[left-1] {
			out = append(out, segment{source: span{left - 1, right + 1}, kind: "a concatenation"})
			at = right + 1
		}
	}
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// nameStart is where the name begins that ends at end.
func nameStart(text string, end int) int {
	for end > 0 && isNameByte(text[end-1]) {
		end--
	}
	return end
}

const byteSlice = "[]byte(\""

// conversions finds []byte("…"), and calls such as WithAPIKey("…") whose name says what
// their argument is: both are made to look like an assignment.
func conversions(text string) (out []segment) {
	for at := 0; ; {
		i := strings.Index(text[at:], "(\"")
		if i < 0 {
			return out
		}
		open := at + i
		at = open + 2
		name := nameStart(text, open)
		switch {
		case name >= 2 && strings.HasPrefix(text[name-2:], byteSlice):
			out = append(out, segment{source: span{name - 2, open + 2}, value: `"`})
		default:
			if secret := takenSecret(text[name:open]); secret != "" {
				out = append(out, segment{source: span{name, open + 2}, value: secret + ` = "`})
			}
		}
	}
}

// takenSecret returns the name of the credential that a function takes, if its own name
// says so.
func takenSecret(name string) string {
	name = name[strings.LastIndexByte(name, '.')+1:]
	for _, verb := range []string{"With", "Set", "Use", "New"} {
		if rest, ok := strings.CutPrefix(name, verb); ok {
			if n, ok := secretname.Classify(rest); ok && !n.NeedsContext {
				return rest
			}
		}
	}
	return ""
}

// merged merges two lists that are in order, and drops what overlaps: quotes and plus
// signs also stand within literals.
func merged(lists ...[]segment) (out []segment) {
	all := slices.Concat(lists...)
	slices.SortStableFunc(all, func(a, b segment) int { return a.source.start - b.source.start })
	end := 0
	for _, s := range all {
		if s.source.start >= end {
			out, end = append(out, s), s.source.end
		}
	}
	return out
}
