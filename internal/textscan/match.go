package textscan

import (
	"context"
	"math"
	"slices"
	"strings"
	"sync"
)

// hit is one match of one rule.
type hit struct {
	rule *rule
	// match and secret are byte ranges of the text that was searched; for a
	// decoded secret, of the text that it was decoded from.
	match, secret span
	// whole is the match with the line ends around it, which match leaves out.
	whole span
	// at is where the match begins, within what was decoded if it was.
	at int
	// value is the secret itself. It never leaves the package.
	value string
	// lead is the part of the match in front of the secret.
	lead string
	// tail is what stands behind it in the match.
	tail string
	// key is the name beside the value, where the rule has one.
	key string
	// blob is set for a value in the midst of base64.
	blob bool
	// under is the name of what the key stands in; host is set if an address
	// stands beside it.
	under string
	host  bool
	// scheme is set for what an authorization scheme or a type declares a secret.
	scheme bool
	// declared is set for a value that is said to be a secret by a type beside it.
	declared bool
	// pointer tells which leaf of an artifact the value is: "/a/b → json → /c".
	pointer string
	about   string // what stands beside it says of it
	opaque  bool   // its range is that of the encoding that it came out of
	// encodings says how the value was wrapped, outermost first: "base64".
	encodings []string
}

type span struct{ start, end int }

func (s span) overlaps(t span) bool { return s.start < t.end && t.start < s.end }

// matcher runs a set of rules over texts.
type matcher struct {
	rules  []*rule
	words  []string
	byWord [][]int32 // word → rules
	always []int32   // rules without keywords
	finder *wordFinder
	// scratch holds [][]span, rule → where its keywords stand, for the next text.
	scratch sync.Pool
}

func newMatcher(rs []*rule) *matcher {
	m := &matcher{rules: rs}
	ids := make(map[string]int)
	for i, r := range rs {
		if len(r.keywords) == 0 && r.regex != "" {
			m.always = append(m.always, int32(i))
		}
		for _, k := range r.keywords {
			id, ok := ids[k]
			if !ok {
				id = len(m.words)
				ids[k] = id
				m.words = append(m.words, k)
				m.byWord = append(m.byWord, nil)
			}
			if n := len(m.byWord[id]); n == 0 || m.byWord[id][n-1] != int32(i) {
				m.byWord[id] = append(m.byWord[id], int32(i))
			}
		}
	}
	m.finder = newWordFinder(m.words)
	return m
}

// find returns the matches of all rules in text, in the order of the rules.
// only, if not nil, tells which ranges are of interest.
func (m *matcher) find(ctx context.Context, path, text string, only func(span) bool) []hit {
	keywords, _ := m.scratch.Get().([][]span)
	if keywords == nil {
		keywords = make([][]span, len(m.rules))
	}
	defer m.scratch.Put(keywords)
	for i := range keywords {
		keywords[i] = keywords[i][:0]
	}
	m.finder.scan(text, func(word int32, end int) {
		at := span{end - len(m.words[word]), end}
		for _, r := range m.byWord[word] {
			keywords[r] = append(keywords[r], at)
		}
	})
	for _, r := range m.always {
		keywords[r] = append(keywords[r], span{})
	}
	var hits []hit
	for i, at := range keywords {
		if len(at) > 0 && ctx.Err() == nil {
			if byEnd := func(a, b span) int { return a.end - b.end }; !slices.IsSortedFunc(at, byEnd) {
				slices.SortFunc(at, byEnd)
			}
			hits = m.rules[i].find(path, text, at, only, hits)
		}
	}
	return m.findFolded(ctx, path, text, only, hits)
}

// find searches around the places where the rule's keywords stand.
func (r *rule) find(path, text string, at []span, only func(span) bool, hits []hit) []hit {
	p := r.programAt(path)
	switch {
	case p == nil:
	case r.ID == proseID:
		return r.searchTold(text, at, only, hits)
	case p.anchored != nil:
		return r.searchAt(p, text, at, only, hits)
	case r.keyGroup > 0:
		return r.searchPairs(p, text, at, only, hits)
	default:
		if p.shapes != nil {
			at = slices.DeleteFunc(at, func(k span) bool { return !anyFits(p.shapes, text[k.start:]) })
		}
		if p.hops != nil {
			at = slices.DeleteFunc(at, func(k span) bool { return !follows(p.hops, text[k.end:]) })
		}
		for _, w := range p.windows(text, at) {
			if (only == nil || only(w)) && holdsOneOfEach(text[w.start:w.end], p.needs) {
				hits = r.search(p, text, w, hits)
			}
		}
	}
	return hits
}

// programAt returns the rule's program, or nil if it has none for a path.
func (r *rule) programAt(path string) *program {
	if r.path != nil && !r.path.MatchString(path) {
		return nil
	}
	p := r.program()
	if p.re == nil || pathAllowed(p.allow, path) {
		return nil
	}
	return p
}

// lineSlack is how far a window is widened to begin or end at a line's end,
// where `\b`, `\s` and the like see what they would see in the whole text.
const lineSlack = 256

// windows returns the ranges of text in which matches can lie, in order and
// without overlap.
func (p *program) windows(text string, at []span) []span {
	if p.run.least > 0 {
		return p.windowsOfRuns(text)
	}
	if !p.windowed {
		return []span{{0, len(text)}}
	}
	var out []span
	for _, k := range at {
		w := span{reachBack(text, k.end, p.before), reachOn(text, k.start, p.after)}
		if n := len(out); n > 0 && w.start <= out[n-1].end {
			out[n-1].start = min(out[n-1].start, w.start)
			out[n-1].end = max(out[n-1].end, w.end)
			continue
		}
		out = append(out, w)
	}
	return out
}

// windowsOfRuns returns the ranges around the stretches that every match has.
func (p *program) windowsOfRuns(text string) (out []span) {
	for from := 0; ; {
		s, ok := p.run.next(text, from)
		if !ok {
			return out
		}
		from = s.end
		w := span{reachBack(text, s.start, p.extent), reachOn(text, s.end, p.extent)}
		if n := len(out); n > 0 && w.start <= out[n-1].end {
			out[n-1].end = max(out[n-1].end, w.end)
			continue
		}
		out = append(out, w)
	}
}

// reachBack returns where a match that ends at or behind at can begin.
func reachBack(text string, at int, e extent) int {
	start := max(0, at-min(e.bytes, maxMatch)-1)
	if e.lines < unbounded && e.bytes > lineSlack {
		line := at
		for range e.lines + 1 {
			i := strings.LastIndexByte(text[start:line], '\n')
			if i < 0 {
				line = start - 1
				break
			}
			line = start + i
		}
		start = line + 1
	}
	if start > 0 && text[start-1] != '\n' {
		from := max(0, start-lineSlack)
		if i := strings.LastIndexByte(text[from:start], '\n'); i >= 0 {
			start = from + i + 1
		} else if from == 0 {
			start = 0
		}
	}
	return start
}

// reachOn returns where a match that begins at or in front of at can end.
func reachOn(text string, at int, e extent) int {
	end := min(len(text), at+min(e.bytes, maxMatch)+1)
	if e.lines < unbounded && e.bytes > lineSlack {
		line := at
		for range e.lines + 1 {
			i := strings.IndexByte(text[line:end], '\n')
			if i < 0 {
				line = end
				break
			}
			line += i + 1
		}
		end = line
	}
	if end < len(text) && text[end-1] != '\n' {
		to := min(len(text), end+lineSlack)
		if i := strings.IndexByte(text[end:to], '\n'); i >= 0 {
			end += i + 1
		} else if to == len(text) {
			end = to
		}
	}
	return end
}

// search runs the regexp in one window of text.
func (r *rule) search(p *program, text string, w span, hits []hit) []hit {
	last := w.start
	for _, m := range p.re.FindAllStringSubmatchIndex(text[w.start:w.end], -1) {
		hits = r.take(p, text, w, m, last, hits)
		last = w.start + m[1]
	}
	return hits
}

// searchAt runs the regexp of a rule whose matches begin at a keyword there and
// nowhere else, so that it gives up at the first character that does not fit.
func (r *rule) searchAt(p *program, text string, at []span, only func(span) bool, hits []hit) []hit {
	slices.SortFunc(at, func(a, b span) int { return a.start - b.start })
	last := 0
	for _, k := range at {
		if k.start < last || !anyFits(p.shapes, text[k.start:]) || p.keyValue && quickReject(text[k.end:]) {
			continue
		}
		w := span{k.start, reachOn(text, k.start, p.after)}
		if only != nil && !only(w) {
			continue
		}
		re, begin := p.re, 0
		if k.start > 0 {
			re, begin = p.anchored, 1
			w.start--
		}
		if m := re.FindStringSubmatchIndex(text[w.start:w.end]); m != nil && m[0] == 0 {
			m[0] = begin
			hits = r.take(p, text, w, m, last, hits)
			last = w.start + m[1]
		}
	}
	return hits
}

// take makes a hit of a match m in window w, if it is one. last is where the
// match before it ended.
func (r *rule) take(p *program, text string, w span, m []int, last int, hits []hit) []hit {
	match := span{w.start + m[0], w.start + m[1]}
	if p.named {
		for low := max(last, match.start-maxName); match.start > low && isNameByte(text[match.start-1]); {
			match.start--
		}
	}
	// At a cut that is no line's end the regexp may have seen a boundary that
	// is none. Windows are wide enough for no true match to touch it.
	if !p.named && match.start == w.start && w.start > 0 && text[w.start-1] != '\n' ||
		match.end == w.end && w.end < len(text) && text[w.end-1] != '\n' {
		return hits
	}
	whole := match
	for match.end > match.start && text[match.end-1] == '\n' {
		match.end--
	}
	for match.start < match.end && text[match.start] == '\n' {
		match.start++
	}
	secret := match
	for g := 1; g < len(m)/2; g++ {
		if m[2*g] >= 0 && m[2*g] < m[2*g+1] && (r.group == 0 || r.group == g) {
			secret = span{w.start + m[2*g], w.start + m[2*g+1]}
			break
		}
	}
	for secret.end > secret.start && (text[secret.end-1] == '\n' || text[secret.end-1] == '\r') {
		secret.end--
	}
	h := hit{
		rule: r, match: match, whole: whole, secret: secret, at: match.start,
		value: text[secret.start:secret.end], lead: text[match.start:secret.start], tail: text[secret.end:match.end], blob: insideBlob(text, secret),
	}
	if r.keyGroup > 0 {
		h.key = text[w.start+m[2*r.keyGroup] : w.start+m[2*r.keyGroup+1]]
	} else if r.class != fixed {
		h.key = leadingName(h.lead)
	}
	if h.value == "" || r.entropy > 0 && entropy(h.value) <= r.entropy {
		return hits
	}
	return append(hits, h)
}

// leadingName returns the identifier that a match begins with.
func leadingName(s string) string {
	s = strings.TrimLeft(s, " \t\r\n\"'`{,")
	n := 0
	for n < len(s) && isNameByte(s[n]) {
		n++
	}
	return s[:n]
}

// entropy is Shannon's, in bits a byte.
func entropy(s string) float64 {
	var counts [256]int
	for i := range len(s) {
		counts[s[i]]++
	}
	h, n := 0.0, float64(len(s))
	for _, c := range counts {
		if c > 0 {
			h -= float64(c) / n * math.Log2(float64(c)/n)
		}
	}
	return h
}
