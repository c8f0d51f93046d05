package taint

import (
	"go/token"
	"regexp"
	"strings"
	"sync"

	"golang.org/x/tools/go/ssa"
)

// Where a text is put tells what it is: behind "Bearer ", between a URL's user and its host,
// behind "?access_token=".

type placePatterns struct {
	scheme, userinfo, parameter *regexp.Regexp
	// keyParameter is what Google's services call theirs; elsewhere a key may be of a cache.
	keyParameter *regexp.Regexp
}

// places are compiled on first use: the go command starts a process a package.
var places = sync.OnceValue(func() placePatterns {
	return placePatterns{
		scheme:       regexp.MustCompile(`(?i)\b(?:bearer|basic|token) $`),
		userinfo:     regexp.MustCompile(`://[^/?#\s]*:$`),
		parameter:    regexp.MustCompile(`(?i)[?&](?:access_token|api_?key|token|auth|sig|signature|client_secret|password|secret)=$`),
		keyParameter: regexp.MustCompile(`(?i)\bapis?\b.*[?&]key=$`),
	}
})

// placed says what stands between two texts, "" if they do not tell.
func placed(before, after string) string {
	if before == "" || !strings.ContainsRune(" :=", rune(before[len(before)-1])) {
		return "" // as all patterns end
	}
	p := places()
	switch {
	case p.scheme.MatchString(before) && (after == "" || after[0] == '"' || after[0] == '\r' || after[0] == '\n'):
		return "authorization"
	case p.userinfo.MatchString(before) && strings.HasPrefix(after, "@"):
		return "password of a URL"
	case p.parameter.MatchString(before), p.keyParameter.MatchString(before):
		return "credential of a URL"
	}
	return ""
}

// findAppended notes what is appended to such a text: "Bearer " + s.
func (e *engine) findAppended(i *ssa.BinOp) {
	if i.Op != token.ADD || !isText(i.Type()) {
		return
	}
	before := textBefore(i.X)
	if before == "" {
		return
	}
	if what := placed(before, textAfter(i)); what != "" {
		e.give(i.Y, what)
	}
}

// textBefore is what a sum begins with, what is not constant in it left out.
func textBefore(v ssa.Value) string {
	if sum, ok := v.(*ssa.BinOp); ok && sum.Op == token.ADD {
		if s, ok := constString(sum.Y); ok {
			return textBefore(sum.X) + s
		}
		return textBefore(sum.X) + "x"
	}
	s, _ := constString(v)
	return s
}

// textAfter is the constant that is appended to a sum.
func textAfter(i *ssa.BinOp) string {
	for _, r := range *i.Referrers() {
		if sum, ok := r.(*ssa.BinOp); ok && sum.Op == token.ADD && sum.X == i {
			s, _ := constString(sum.Y)
			return s
		}
	}
	return ""
}

// findFormatted does the same for fmt.Sprintf("Bearer %s", s).
func (e *engine) findFormatted(format ssa.Value, values []ssa.Value) {
	rest, ok := constString(format)
	if !ok || !strings.ContainsAny(rest, " =:") {
		return
	}
	before := ""
	for _, v := range values {
		text, after, ok := strings.Cut(rest, "%")
		if !ok || after == "" || after[0] != 's' && after[0] != 'v' {
			return // other verbs are not used where a URL or a header is built
		}
		before, rest = before+text, after[1:]
		if what := placed(before, rest); what != "" {
			e.give(unboxed(v), what)
		}
		before += "x"
	}
}
