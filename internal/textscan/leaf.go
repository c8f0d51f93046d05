package textscan

import (
	"context"
	"slices"
	"strings"

	"github.com/leakvet/leakvet/internal/artifact"
	"github.com/leakvet/leakvet/rules/secretname"
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
	text   strings.Builder
	size   int // of the text before: the next is likely as large
	parts  []part
	hits   []hit
	names  map[string]keyInfo
	// changed, if not nil, are the stretches that the leaves have to touch.
	changed []Stretch
}

// part is a leaf in the view, whose value begins at start.
type part struct {
	start int
	leaf  artifact.Leaf
}

// keyInfo is what a key says, kept because the same few come again and again.
type keyInfo struct{ secret, context bool }

func newLeafView(ctx context.Context, e *Engine, path string) *leafView {
	return &leafView{ctx: ctx, engine: e, path: path + "/leaf.txt", names: make(map[string]keyInfo)}
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
	if len(l.Value) <= longestSecret && (info.secret || l.Kind != artifact.Plain || strings.HasPrefix(l.Value, "Bearer ")) {
		v.named(l, info)
	}
	if l.Kind == artifact.Plain && (l.Decoded || l.Apart && info.secret || tells(l.Value)) {
		v.show(l)
	}
}

// tells reports whether a value may be a sentence that gives a secret away, which
// the plain scan looks for in documents only.
func tells(v string) bool {
	if len(v) < 16 || strings.IndexByte(v, ' ') < 0 {
		return false
	}
	for _, w := range []string{"assw", "ecret", "oken", "key", "Key", "KEY", "assphrase", "redential"} {
		if strings.Contains(v, w) {
			return true
		}
	}
	return false
}

// info classifies a key.
func (v *leafView) info(key string) keyInfo {
	if k, ok := v.names[key]; ok {
		return k
	}
	name, ok := nameOf(key)
	k := keyInfo{ok, name.NeedsContext}
	if len(v.names) < 1<<14 {
		v.names[key] = k
	}
	return k
}

// nameOf classifies a key of any kind: of an object, a header, a variable.
func nameOf(key string) (secretname.Name, bool) {
	if i := strings.LastIndexAny(key, "./:"); i > 0 && i+1 < len(key) {
		key = key[i+1:]
	}
	if key == "" {
		return secretname.Name{}, false
	}
	if noun, ok := headerNouns[strings.ToLower(key)]; ok {
		return secretname.Name{Noun: noun}, noun != ""
	}
	if low := strings.ToLower(key); strings.HasPrefix(low, "x-") && (strings.HasSuffix(low, "-key") || strings.HasSuffix(low, "-auth")) {
		return secretname.Name{Noun: "API key"}, true
	}
	// A header or a variable is nobody's page token; the member of an object is.
	if strings.ToUpper(key) == key || key[0] >= 'A' && key[0] <= 'Z' && strings.IndexByte(key, '-') > 0 {
		if n, ok := secretname.ClassifyKey(key); ok {
			return n, ok
		}
		return keyOf(key)
	}
	return secretname.Classify(key)
}

// keyOf judges the name of a variable that is a key to something: DEPLOY_KEY, not
// CACHE_KEY. It is a weaker hint than "API key" is.
func keyOf(key string) (secretname.Name, bool) {
	of, ok := strings.CutSuffix(strings.ReplaceAll(strings.ToUpper(key), "-", "_"), "_KEY")
	if !ok {
		return secretname.Name{}, false
	}
	if n, ok := secretname.ClassifyKey(of + "_API_KEY"); ok && !aboutSecret(of) {
		return secretname.Name{Noun: keyNoun, NeedsContext: n.NeedsContext}, true
	}
	return secretname.Name{}, false
}

// keyNoun is what a key is called that may be any.
const keyNoun = "key"

// headerNouns are names that say what they hold to those who know them.
var headerNouns = map[string]string{
	"xi-api-key": "API key", "x-goog-api-key": "API key", "ocp-apim-subscription-key": "subscription key", "x-subscription-token": "API key", "x-amz-security-token": "session token",
	"dd-api-key": "API key", "dd-application-key": "app key", "x-vault-token": "token", "private-token": "token", "job-token": "token", "x-functions-key": "API key", "x-auth-key": "API key",
	"x-auth-token": "token", "x-access-token": "access token", "x-api-token": "API token", "x-service-key": "service key", "_auth": "basic-auth credential", "auth": "basic-auth credential",
	"_authtoken": "auth token", "x-auth-email": "", "x-amz-date": "", "x-csrf-token": "", "csrf-token": "", "x-xsrf-token": "", "authtoken": "auth token", "apitoken": "API token",
	"x-shopify-access-token": "access token", "x-figma-token": "token", "x-consul-token": "token", "x-plex-token": "token", "sk": "", "x-rapidapi-key": "API key", "x-hub-signature": "",
	"identitytoken": "token", "registrytoken": "token", "tasktoken": "", "task_token": "", "receipthandle": "", "clienttoken": "", "client_token": "", "publickeytoken": "", "nexttoken": "", "resumetoken": "", "synctoken": "",
	"pgpassword": "password", "sshpass": "password", "redispassword": "password", "code_verifier": "", "private_key_id": "", "client_id": "", "key_id": "", "token_type": "", "secret_key_base": "session secret", "webhook_url": "", "jwt_secret": "signing secret",
}

// show adds a leaf to the view.
func (v *leafView) show(l *artifact.Leaf) {
	if v.text.Len() == 0 {
		v.text.Grow(v.size)
	}
	v.text.WriteString(between)
	const inline = 4 << 10
	quoted := len(l.Value) <= inline && strings.IndexByte(l.Value, '\n') < 0
	if quoted {
		if label := hostLabel(l.Host()); label != "" {
			v.text.WriteString(label)
			v.text.WriteByte('_')
		}
		v.text.WriteString(l.Key)
		v.text.WriteString(`: "`)
	}
	v.parts = append(v.parts, part{v.text.Len(), *l})
	v.text.WriteString(l.Value)
	if quoted {
		v.text.WriteByte('"')
	}
	v.text.WriteByte('\n')
	if v.text.Len() > viewSize {
		v.search()
	}
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
	text := v.text.String()
	i := 0
	hits := v.engine.leaves().find(v.ctx, v.path, text, nil)
	sortHits(hits)
	for _, h := range hits {
		for i+1 < len(v.parts) && v.parts[i+1].start <= h.secret.start {
			i++
		}
		p := &v.parts[i]
		s := artifact.Span{Start: h.secret.start - p.start, End: h.secret.end - p.start}
		if h.rule.ID == proseID && h.match.start < p.start {
			continue // a key and a value make no sentence
		}
		if s.Start < 0 || s.End > len(p.leaf.Value) {
			continue // what was found is the key
		}
		v.found(h, &p.leaf, s)
	}
	v.parts = v.parts[:0]
	v.size = len(text)
	v.text.Reset()
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

// named keeps the value of a leaf whose name says that it is a secret.
func (v *leafView) named(l *artifact.Leaf, info keyInfo) {
	h := hit{rule: v.engine.named, key: l.Key, under: l.Under, host: l.Host() != ""}
	value := l.Value
	from := len(value) - len(strings.TrimLeft(value, " \t\r\n"))
	switch l.Kind {
	case artifact.Cookie:
		h.rule = v.engine.cookie
	case artifact.Declared:
		h.scheme = true
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
	if strings.HasPrefix(value[from:], "=") { // an expression of n8n's
		from++
	}
	end := len(strings.TrimRight(value, " \t\r\n"))
	if h.rule == nil || end-from < shortestSecret || strings.ContainsAny(value[from:end], "\n") {
		return
	}
	h.value = value[from:end]
	v.found(h, l, artifact.Span{Start: from, End: end})
}

func sortHits(hits []hit) {
	slices.SortStableFunc(hits, func(a, b hit) int { return a.secret.start - b.secret.start })
}
