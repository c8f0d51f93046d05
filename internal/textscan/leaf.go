package textscan

import (
	"context"
	"slices"
	"strings"

	"github.com/leakvet/leakvet/internal/artifact"
)

// namedID is our rule for values that the structure around them names, cookieID
// the one for cookies of sessions.
const (
	namedID  = "named-secret-value"
	cookieID = "session-cookie"
)

// leafView collects the leaves of an artifact as lines of `key: "value"`, which
// the rules are run on as on any text.
type leafView struct {
	ctx    context.Context
	engine *Engine
	path   string
	text   []byte
	parts  []part
	leaves []artifact.Leaf
	hits   []hit
	names  map[string]keyInfo
	lists  map[string]bool // names of lists of secrets, see listed
	// changed, if not nil, are the stretches that the leaves have to touch.
	changed []Stretch
}

// part is a range of a leaf in the view; what begins at start is its value from an offset on.
type part struct {
	start int
	from  int
	leaf  int // of leaves
}

// keyInfo is what a key says, kept because the same few come again and again.
type keyInfo struct{ secret, context bool }

// newLeafView returns an empty view, with what another has needed of memory.
func newLeafView(ctx context.Context, e *Engine, path string) *leafView {
	v, _ := e.views.Get().(*leafView)
	if v == nil {
		v = &leafView{engine: e, names: make(map[string]keyInfo), lists: make(map[string]bool)}
	}
	v.ctx, v.path, v.hits, v.changed = ctx, path+"/leaf.txt", nil, nil
	return v
}

const (
	shortestSecret = 6
	longestSecret  = 4096
	viewSize       = 1 << 20
	// between stands between two leaves: no rule matches across it.
	between = "\n\x1e\n"
)

// take looks at one leaf.
func (v *leafView) take(l *artifact.Leaf) {
	if len(l.Value) < shortestSecret || v.ctx.Err() != nil {
		return
	}
	if v.changed != nil {
		if at := l.Span(artifact.Span{End: len(l.Value)}); !touches(v.changed, at.Start, at.End) {
			return
		}
	}
	info := v.info(l.Key)
	switch {
	case len(l.Value) > longestSecret:
	case info.secret || l.Kind != artifact.Plain || strings.HasPrefix(l.Value, "Bearer ") || basicLength(l.Value) > 0:
		v.named(l, l.Key)
	case len(l.Value) >= shortestListed && strings.IndexByte(l.Value, ' ') < 0:
		if key := v.listed(l); key != "" {
			v.named(l, key)
		}
	}
	switch {
	case l.Kind != artifact.Plain:
	case l.Decoded && !l.Light, l.Apart && info.secret, l.Light && strings.Contains(l.Value, "PRIVATE KEY-----"): // what stands beside a key says whose it is
		v.leaves = append(v.leaves, *l)
		v.show(l, 0, len(l.Value))
		v.filled()
	default:
		v.telling(l)
	}
}

// telling shows the lines of a value that may give a secret away. The rest of it has been
// searched as it stands in the file.
func (v *leafView) telling(l *artifact.Leaf) {
	kept := false
	for from := 0; from < len(l.Value); {
		end := len(l.Value)
		if i := strings.IndexByte(l.Value[from:], '\n'); i >= 0 {
			end = from + i
		}
		if tells(l.Value[from:end]) {
			if !kept {
				v.leaves, kept = append(v.leaves, *l), true
			}
			v.show(l, from, end)
		}
		from = end + 1
	}
	v.filled()
}

// filled searches the view if it is large enough to be worth it.
func (v *leafView) filled() {
	if len(v.text) > viewSize {
		v.search()
	}
}

// info classifies a key.
func (v *leafView) info(key string) keyInfo {
	if k, ok := v.names[key]; ok {
		return k
	}
	name, ok := nameOf(key)
	k := keyInfo{ok, name.NeedsContext}
	if len(v.names) < 1<<14 {
		v.names[strings.Clone(key)] = k // the text that it stands in goes
	}
	return k
}

// show adds a range of the value of the leaf that was kept last to the view.
func (v *leafView) show(l *artifact.Leaf, from, to int) {
	value := l.Value[from:to]
	v.text = append(v.text, between...)
	const inline = 4 << 10
	quoted := len(value) <= inline && strings.IndexByte(value, '\n') < 0
	if quoted {
		if label := hostLabel(l.Host()); label != "" {
			v.text = append(append(v.text, label...), '_')
		}
		v.text = append(append(v.text, l.Key...), `: "`...)
	}
	v.parts = append(v.parts, part{len(v.text), from, len(v.leaves) - 1})
	v.text = append(v.text, value...)
	if quoted {
		v.text = append(v.text, '"')
	}
	v.text = append(v.text, '\n')
}

// hostLabel is the name in a host: "deepgram" of api.deepgram.com.
func hostLabel(host string) string {
	parts := strings.Split(host, ".")
	if len(parts) < 2 {
		return ""
	}
	return parts[len(parts)-2]
}

// search runs the rules over the view and empties it.
func (v *leafView) search() {
	if len(v.parts) == 0 {
		return
	}
	text := string(v.text)
	i := 0
	hits := v.engine.leaves().find(v.ctx, v.path, text, nil)
	sortHits(hits)
	for _, h := range hits {
		for i+1 < len(v.parts) && v.parts[i+1].start <= h.secret.start {
			i++
		}
		p := &v.parts[i]
		leaf := &v.leaves[p.leaf]
		s := artifact.Span{Start: h.secret.start - p.start + p.from, End: h.secret.end - p.start + p.from}
		if h.rule.ID == proseID && h.match.start < p.start {
			continue // a key and a value make no sentence
		}
		if s.Start < p.from || s.End > len(leaf.Value) {
			continue // what was found is the key
		}
		v.found(h, leaf, s)
	}
	v.parts = v.parts[:0]
	clear(v.leaves)
	v.leaves = v.leaves[:0]
	v.text = v.text[:0]
}

// found keeps a hit on a range of a leaf.
func (v *leafView) found(h hit, l *artifact.Leaf, r artifact.Span) {
	if _, ok := judge(&h); !ok {
		return
	}
	at := l.Span(r)
	h.secret = span{at.Start, at.End}
	h.match, h.at = h.secret, at.Start
	if strings.Contains(h.value, "PRIVATE KEY-----") {
		h.about = v.engine.aboutKey(l)
	}
	h.pointer, h.opaque = l.Path(showName), l.Opaque()
	h.value = strings.Clone(h.value) // the view is gone when it is judged
	v.hits = append(v.hits, h)
}

// named keeps the value of a leaf whose name, key, says that it is a secret.
func (v *leafView) named(l *artifact.Leaf, key string) {
	h := hit{rule: v.engine.named, key: key, under: l.Under, host: l.Host() != ""}
	value := l.Value
	from := len(value) - len(strings.TrimLeft(value, " \t\r\n"))
	if strings.HasPrefix(value[from:], "=") { // an expression of n8n's
		from++
	}
	switch l.Kind {
	case artifact.Cookie:
		h.rule = v.engine.cookie
	case artifact.Declared:
		h.declared = true
	case artifact.Login:
		h.lead = l.Under + ":"
	default:
		for _, scheme := range []string{"bearer ", "token ", "apikey ", "api-key "} {
			if len(value)-from > len(scheme) && strings.EqualFold(value[from:from+len(scheme)], scheme) {
				from += len(scheme)
				h.scheme = true
			}
		}
	}
	end := len(strings.TrimRight(value, " \t\r\n"))
	if n := basicLength(value[from:end]); n > 0 { // under whatever name
		h.basic, from = true, from+n
	}
	if q := value[min(from, len(value)-1)]; end-from > 2 && (q == '\'' || q == '"') && value[end-1] == q { // the repr of a string
		from, end = from+1, end-1
	}
	if user, password, ok := basicWords(value[from:end]); ok { // "Basic user password", as clients of .http files take it
		h.lead, from = user+":", end-len(password)
	}
	if h.rule == nil || end-from < shortestSecret || strings.ContainsAny(value[from:end], "\n") {
		return
	}
	h.value = value[from:end]
	v.found(h, l, artifact.Span{Start: from, End: end})
}

func sortHits(hits []hit) {
	slices.SortStableFunc(hits, func(a, b hit) int { return a.secret.start - b.secret.start })
}
