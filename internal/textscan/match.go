package textscan

import (
	"context"
	"slices"
	"sync"
)

// matcher runs a set of rules over texts.
type matcher struct {
	rules   []*rule
	words   []string
	byWord  [][]int32 // word → rules
	always  []int32   // rules without keywords
	finder  *wordFinder
	scratch sync.Pool // *keywordPlaces, for the next text
}

// keywordPlaces are, for each rule, where its keywords stand.
type keywordPlaces [][]span

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
	places, _ := m.scratch.Get().(*keywordPlaces)
	if places == nil {
		p := make(keywordPlaces, len(m.rules))
		places = &p
	}
	defer m.scratch.Put(places)
	keywords := *places
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
	if p == nil {
		return hits
	}
	known := len(hits)
	switch {
	case r.ID == proseID:
		hits = r.searchTold(text, at, only, hits)
	case p.anchored != nil:
		hits = r.searchAt(p, text, at, only, hits)
	case r.keyGroup > 0:
		hits = r.searchPairs(p, text, at, only, hits)
	default:
		if p.shapes != nil {
			at = slices.DeleteFunc(at, func(k span) bool { return !anyFits(p.shapes, text[k.start:]) })
		}
		if p.hops != nil {
			at = slices.DeleteFunc(at, func(k span) bool { return !follows(p.hops, text[k.end:]) })
		}
		for _, w := range p.windows(text, at) {
			if (only == nil || only(w)) && p.mayMatch(text[w.start:w.end]) {
				hits = r.search(p, text, w, hits)
			}
		}
	}
	// Few rules find anything, and to ask many about a path takes longer.
	if len(hits) > known && pathAllowed(p.allow, path) {
		hits = hits[:known]
	}
	return hits
}

// programAt returns the rule's program, or nil if it has none for a path.
func (r *rule) programAt(path string) *program {
	if r.path != nil && !r.path.MatchString(path) {
		return nil
	}
	if p := r.program(); p.re != nil {
		return p
	}
	return nil
}

// mayMatch tells by what all matches hold that a text has none.
func (p *program) mayMatch(text string) bool {
	if p.windowed && p.run.least > 0 {
		if _, ok := p.run.next(text, 0); !ok {
			return false
		}
	}
	return holdsOneOfEach(text, p.needs)
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
