package textscan

import (
	"context"
	"net/url"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/leakvet/leakvet/internal/textscan/internal/codec"
)

// decodedHits adds what is found in the lines of text after decoding. The text may be torn
// out of a longer one.
func (e *Engine) decodedHits(ctx context.Context, path, text string, ends torn, out []hit) []hit {
	for next := newEncodedLines(text, ends); ; {
		w, ok := next.line()
		if !ok || ctx.Err() != nil {
			return out
		}
		at, line := w.start, text[w.start:w.end]
		u := unwrapped{text: line}
		t := torn{ends.front && w.start == 0, ends.back && w.end == len(text)}
		for range e.opts.DecodeDepth {
			next, segs := decodeLine(u.text, t)
			if segs == nil {
				break
			}
			u.text, u.passes = next, append(u.passes, segs)
			for _, h := range e.matcher.find(ctx, path, u.text, u.touched) {
				if !u.touched(h.match) {
					continue
				}
				h.at = at + u.near(h.match.start)
				h.match, _ = u.origin(h.match)
				h.secret, h.encodings = u.origin(h.secret)
				h.match, h.secret = h.match.add(at), h.secret.add(at)
				out = append(out, h)
			}
		}
	}
}

func (s span) add(n int) span { return span{s.start + n, s.end + n} }

// segment is a stretch of a decoded line and what it was decoded from.
type segment struct {
	source  span // of the line before decoding
	decoded span // of the line after it
	kind    string
	value   string // what it became, where it is not in the text yet
	skipped int    // how much in front of it is no part of what was decoded
}

// decodeLine replaces what is encoded in a line by what it stands for: base64,
// hex, percent and \u escapes. It returns no segment if nothing is. The context
// of a value stays around it, so that `password: <base64>` is still one.
func decodeLine(line string, ends torn) (string, []segment) {
	var b strings.Builder
	var segs []segment
	done := 0
	for i := 0; i < len(line); {
		end, value, kind, skipped := decodeAt(line, i, ends)
		if kind == "" {
			i = end
			continue
		}
		b.WriteString(line[done:i])
		from := b.Len()
		b.WriteString(value)
		segs = append(segs, segment{source: span{i, end}, decoded: span{from, b.Len()}, kind: kind, skipped: skipped})
		i, done = end, end
	}
	if len(segs) == 0 {
		return line, nil
	}
	b.WriteString(line[done:])
	return b.String(), segs
}

// decodeAt decodes what begins at i. Without a kind, end is where to look next.
func decodeAt(line string, i int, ends torn) (end int, value, kind string, skipped int) {
	switch c := line[i]; {
	case c == '%':
		end, value, kind = decodePercent(line, i)
		return end, value, kind, 0
	case c == '\\':
		end, value, kind = decodeUnicode(line, i)
		return end, value, kind, 0
	case isBase64(c):
		end = i + 1
		for end < len(line) && isBase64(line[end]) {
			end++
		}
		token := line[i:end]
		if len(token) < minEncoded {
			return end, "", "", 0
		}
		ends = torn{ends.front && i == 0, ends.back && end == len(line)}
		for pad := 0; pad < 2 && end < len(line) && line[end] == '='; pad++ {
			end++
		}
		value, kind, skipped = ends.decode(token)
		return end, value, kind, skipped
	}
	return i + 1, "", "", 0
}

// minEncoded is the shortest encoding of anything worth a look.
const minEncoded = codec.ShortestToken

func isBase64(c byte) bool { return codec.IsTokenByte[c] }

// decodePercent decodes a run of escapes and of what can stand between them.
func decodePercent(line string, i int) (end int, value, kind string) {
	last := i
	for end = i; end < len(line); {
		switch c := line[end]; {
		case c == '%' && end+2 < len(line) && isHexDigit(line[end+1]) && isHexDigit(line[end+2]):
			end += 3
			last = end
		case isBase64(c) || strings.IndexByte(".~:@!$&()*,;=", c) >= 0:
			end++
		default:
			end = len(line) + 1
		}
	}
	if last == i {
		return i + 1, "", ""
	}
	v, err := url.PathUnescape(line[i:last])
	if err != nil || !printable([]byte(v)) {
		return last, "", ""
	}
	return last, v, "percent"
}

func isHexDigit(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}

// decodeUnicode decodes a run of \uXXXX.
func decodeUnicode(line string, i int) (end int, value, kind string) {
	var b strings.Builder
	end = i
	for end+6 <= len(line) && line[end] == '\\' && line[end+1] == 'u' {
		n, err := strconv.ParseUint(line[end+2:end+6], 16, 16)
		if err != nil {
			break
		}
		b.WriteRune(rune(n))
		end += 6
	}
	if end == i || !printable([]byte(b.String())) {
		return max(end, i+1), "", ""
	}
	return end, b.String(), "unicode"
}

// unwrapped is a line after some passes of decoding.
type unwrapped struct {
	text   string
	passes [][]segment
}

// touched reports whether a range of the text holds, or borders on, anything that
// the last pass has decoded: what does not was searched before. A neighbour
// counts because in "key%3Dsecret" the escape hides where the secret begins.
func (u *unwrapped) touched(s span) bool {
	s.start, s.end = s.start-1, s.end+1
	last := u.passes[len(u.passes)-1]
	i := sort.Search(len(last), func(i int) bool { return last[i].decoded.end > s.start })
	return i < len(last) && last[i].decoded.overlaps(s)
}

// origin returns the range of the first line that a range of the text came
// from, and how it was wrapped, outermost first.
func (u *unwrapped) origin(s span) (span, []string) {
	var kinds []string
	for i := len(u.passes) - 1; i >= 0; i-- {
		segs := u.passes[i]
		s = span{back(segs, s.start, false), back(segs, s.end, true)}
		n := sort.Search(len(segs), func(i int) bool { return segs[i].source.end > s.start })
		for ; n < len(segs) && segs[n].source.start < s.end; n++ {
			if segs[n].kind != "" && !slices.Contains(kinds, segs[n].kind) {
				kinds = append(kinds, segs[n].kind)
			}
		}
	}
	slices.Reverse(kinds)
	return s, kinds
}

// back maps an offset to the line before a pass. Inside of a segment it becomes
// that segment's beginning or end.
func back(segs []segment, at int, end bool) int {
	inside := at // an end belongs to what is in front of it
	if end {
		inside--
	}
	i := sort.Search(len(segs), func(i int) bool { return segs[i].decoded.end > inside })
	switch {
	case i < len(segs) && segs[i].decoded.start <= inside && end:
		return segs[i].source.end
	case i < len(segs) && segs[i].decoded.start <= inside:
		return segs[i].source.start
	case i > 0:
		return at + segs[i-1].source.end - segs[i-1].decoded.end
	}
	return at
}

// near returns about where in the first line a character of the text came from:
// the same place for whatever part of a long encoded stretch is looked at.
func (u *unwrapped) near(at int) int {
	for i := len(u.passes) - 1; i >= 0; i-- {
		segs := u.passes[i]
		n := sort.Search(len(segs), func(i int) bool { return segs[i].decoded.end > at })
		if n == len(segs) || at < segs[n].decoded.start {
			at = back(segs, at, false)
			continue
		}
		g := segs[n]
		into := at - g.decoded.start
		switch g.kind {
		case "base64":
			into = into / 3 * 4
		case "hex":
			into *= 2
		default:
			into = into * (g.source.end - g.source.start) / (g.decoded.end - g.decoded.start)
		}
		at = g.source.start + g.skipped + into
	}
	return at
}
