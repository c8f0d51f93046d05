package textscan

import (
	"context"
	"path"
	"slices"
	"strings"

	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/internal/lazyregexp"
	"github.com/leakvet/leakvet/rules/secretname"
)

// Redactor masks what looks like a secret in lines that are shown to people. It
// masks too much rather than too little: no allowlist and no filter of noise
// applies, since a line beside a finding was judged by nobody.
type Redactor struct {
	matcher *matcher
	found   []*seen
}

// Redactor returns a redactor with the engine's rules. It masks, too, what the engine and
// the others find, from when they find it.
func (e *Engine) Redactor(others ...*Engine) *Redactor {
	r := &Redactor{matcher: e.matcher, found: []*seen{&e.seen}}
	if e.opts.Compat { // then fewer are looked for
		r.matcher = newMatcher(e.rules)
	}
	for _, o := range others {
		r.found = append(r.found, &o.seen)
	}
	return r
}

// known returns where a text has what was found in a file, or anywhere.
func (r *Redactor) known(file, text string) (out []span) {
	for _, s := range r.found {
		out = append(out, s.spans(file, text)...)
	}
	return out
}

var (
	// assigned is a name, an operator and a value in quotes.
	assigned = lazyregexp.New("([A-Za-z_][\\w.-]*)\\\\{0,3}[\"'`]?\\]?\\s*(?::=|[=!]=|=>|[:=,])\\s*(?:\\[\\]byte\\()?\\\\{0,3}(?:\"((?:[^\"\\\\]|\\\\.)*)|'((?:[^'\\\\]|\\\\.)*)|`([^`]*))")
	// bare is the same without quotes, as in YAML and dotenv files.
	bare = lazyregexp.New(`([A-Za-z_][\w.-]*)[ \t]*[:=][ \t]*([^\s"'` + "`" + `{}\[\],;]+)`)
	// told is a password in prose; carried is a credential behind its scheme.
	told    = lazyregexp.New(`(?i)\b(?:password|passphrase|passcode|secret|key|token)(?: is|:)[ \t]+\\{0,3}["']?([^\s"'\\,;]{6,})`)
	carried = lazyregexp.New(`(?i)\b(?:bearer|basic|token)[ \t]+\\{0,3}["']?([^\s"'\\]{6,})`)
	// toldLater is one that is told some words behind its name.
	toldLater = lazyregexp.New(`(?i)\b(?:password|passphrase|passcode|secret|key|token)\b[^.:=]{0,80}?\bis[ \t]+\\{0,3}["'` + "`" + `*]{0,3}([^\s"'` + "`" + `*\\,;]{6,})`)
	// userinfo is the password in a URL or DSN.
	userinfo = lazyregexp.New(`://[^\s/@:"']*:([^\s@"']+)@|\b[\w.-]+:([^\s@"'/][^\s@"']*)@`)
	// token is a word that is long enough to be a key. "=" ends a name and pads base64.
	token = lazyregexp.New(`[A-Za-z0-9+/_~.-]{20,}={0,2}`)
	// afterName is what a value in such a word stands behind; "=" at the end is padding.
	afterName = lazyregexp.New(`^[A-Za-z_][A-Za-z0-9_.-]*=`)
	// wrapped is a line of nothing but base64, as the body of a PEM block has.
	wrapped = lazyregexp.New(`^[\s"'+]*([A-Za-z0-9+/]{6,}={0,2})(?:\\n)?[\s"'+,]*$`)
)

// sourceExtensions are of files in which a bare word behind "=" is code.
var sourceExtensions = wordSet(`.go .py .js .mjs .ts .tsx .jsx .java .kt .rs .rb .c .h .cc .cpp .cs .php .swift .scala .sh .bash .proto .sql .md`)

// Line returns a line of a file with every secret-looking stretch masked, and the ranges
// that are known to be a secret.
func (r *Redactor) Line(file, line string, known ...[2]int) string {
	spans := r.known(file, line)
	for _, k := range known {
		spans = append(spans, span{k[0], k[1]})
	}
	for _, h := range r.matcher.find(context.Background(), file, line, nil) {
		if h.rule.keyGroup == 0 && h.rule.ID != proseID { // else its key decides, see named
			spans = append(spans, h.secret)
		}
	}
	spans = append(spans, named(line, assigned)...)
	if !sourceExtensions[path.Ext(file)] {
		spans = append(spans, named(line, bare)...)
	}
	spans = append(spans, groups(line, told, noReference)...)
	spans = append(spans, groups(line, toldLater, func(v string) bool {
		return !reference(v) && (hasDigitOrSign(v) || caseChanges(v) > 1)
	})...)
	spans = append(spans, groups(line, userinfo, noReference)...)
	spans = append(spans, groups(line, carried, func(v string) bool {
		return !reference(v) && (len(v) >= 16 || strings.ContainsAny(v, "0123456789"))
	})...)
	for _, m := range token.FindAllStringIndex(line, -1) {
		word := span{m[0], m[1]}
		if v := afterName.FindStringIndex(line[m[0]:m[1]]); v != nil && !keyLike(line[m[0]:m[0]+v[1]-1]) {
			word.start += v[1] // "NAME=value": the name helps to find the line
		}
		if keyLike(line[word.start:word.end]) && !camelCase(line[word.start:word.end]) {
			spans = append(spans, word)
		}
	}
	spans = append(spans, groups(line, wrapped, func(v string) bool {
		return strings.ContainsAny(v, "0123456789+/=") && strings.ToLower(v) != v
	})...)
	return mask(line, spans)
}

func noReference(v string) bool { return !reference(v) }

// groups returns the last group that took part in each match and satisfies ok.
func groups(line string, re *lazyregexp.Regexp, ok func(string) bool) (out []span) {
	for _, m := range re.FindAllStringSubmatchIndex(line, -1) {
		for g := len(m) - 2; g >= 2; g -= 2 {
			if m[g] >= 0 {
				if ok(line[m[g]:m[g+1]]) {
					out = append(out, span{m[g], m[g+1]})
				}
				break
			}
		}
	}
	return out
}

// named returns the values beside names that name a secret.
func named(line string, re *lazyregexp.Regexp) (out []span) {
	for at := 0; at < len(line); {
		m := re.FindStringSubmatchIndex(line[at:])
		if m == nil {
			break
		}
		name := line[at+m[2] : at+m[3]]
		next := at + m[3] // a name may stand behind one that is none: "x: y: z"
		for g := len(m) - 2; g >= 4; g -= 2 {
			if m[g] < 0 {
				continue
			}
			s := span{at + m[g], at + m[g+1]}
			if _, ok := secretname.Classify(name); ok && s.start < s.end && !reference(line[s.start:s.end]) {
				out = append(out, s)
				next = s.end
			}
			break
		}
		at = max(next, at+1)
	}
	return out
}

// keyLike reports whether a long word looks drawn rather than written. A key may have
// dots, as a JWT does; `cfg.Limits.MaxTokens` has nothing but short words between them.
func keyLike(v string) bool {
	if len(v) < 20 || !slices.ContainsFunc(strings.Split(v, "."), func(part string) bool { return len(part) >= 16 }) {
		return false
	}
	if random(v) || len(v) >= 32 && isHex(v) {
		return true
	}
	changes := caseChanges(v)
	return changes*3 >= len(v) || entropy(v) >= 4.3 && changes*4 >= len(v)
}

// camelCase reports whether a word is written as identifiers are: `http.NewRequestWithContext`.
// In drawn letters, every other one begins a word.
func camelCase(v string) bool {
	words := 1
	for i, r := range v {
		switch {
		case r >= 'A' && r <= 'Z':
			words++
		case r == '.' && i > 0:
			words++
		case r < 'a' || r > 'z':
			return false
		}
	}
	return len(v) >= 4*words
}

// mask replaces the spans, which may overlap, by previews.
func mask(line string, spans []span) string {
	if len(spans) == 0 {
		return line
	}
	slices.SortFunc(spans, func(a, b span) int { return a.start - b.start })
	var b strings.Builder
	at := 0
	for i := 0; i < len(spans); {
		s := spans[i]
		for i++; i < len(spans) && spans[i].start < s.end; i++ {
			s.end = max(s.end, spans[i].end)
		}
		b.WriteString(line[at:s.start])
		b.WriteString(finding.NewSecret(line[s.start:s.end]).Preview())
		at = s.end
	}
	b.WriteString(line[at:])
	return b.String()
}
