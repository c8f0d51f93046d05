package textscan

import (
	"encoding/base64"
	"net/url"
	"strings"
	"unicode"

	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/rules/secretname"
)

// judge decides what a hit is worth; ok is false for one that is no secret.
// What a rule of a fixed form has found is refused only if it is plainly a
// placeholder: no filter of randomness may touch a real key.
func judge(h *hit) (c finding.Confidence, ok bool) {
	if v, ok := strings.CutPrefix(h.value, "-"); ok && strings.HasSuffix(h.lead, ":") { // ${NAME:-value}
		h.value, h.lead, h.secret.start = v, h.lead+"-", h.secret.start+1
	}
	if n := len(h.value); n > 2 && h.value[0] == '`' && h.rule.class < fixed { // Markdown's
		cut := n - len(strings.TrimRight(h.value, "`"))
		h.value, h.secret = h.value[1:n-cut], span{h.secret.start + 1, h.secret.end - cut}
	}
	if h.blob || placeholder(h.value) || published(h.value) {
		return 0, false
	}
	c, _ = finding.ParseConfidence(h.rule.Confidence)
	if h.rule.class == fixed {
		if n := shortestReal[h.rule.ID]; len(h.value) < n {
			c = finding.LowConfidence
		}
		return c, true
	}
	if redactedMark(h.value) || sentence(h.value) || reference(h.value) || knownID(h.value) || repetitive(h.value) || keyboardRun(h.value) {
		return 0, false
	}
	if j := judges[h.rule.ID]; j != nil {
		return j(h)
	}
	return c, true
}

// shortestReal is how long real credentials are at least whose rule, gitleaks', takes
// shorter ones.
var shortestReal = map[string]int{"stripe-access-token": len("sk_live_") + 24}

// configID is our rule for values under keys that name secrets.
const configID = "config-secret-value"

// judges decide on the matches of rules that know a place and not a provider.
var judges = map[string]func(*hit) (finding.Confidence, bool){
	genericID:                   judgeGeneric,
	configID:                    judgeConfig,
	"http-authorization-header": judgeHeader,
	"http-api-key-header":       judgeHeader,
	"curl-auth-header":          judgeCurl,
	"curl-auth-user":            judgeCurl,
	"url-userinfo-password":     judgeURL,
	"mysql-dsn-password":        judgeURL,
	"http-form-secret":          judgeForm,
	namedID:                     judgeNamed,
	cookieID:                    judgeCookie,
	proseID:                     judgeProse,
}

// judgeURL believes a URL that has a password, unless it is a tutorial's or the
// user's name over again.
func judgeURL(h *hit) (finding.Confidence, bool) {
	user := h.lead[strings.LastIndexAny(h.lead, "/\"'` =")+1:]
	host := strings.ToLower(strings.Trim(h.tail, "@[]("))
	c := finding.MediumConfidence
	if tellsItself.MatchString(h.value) || localHost(host) && !hasDigitOrSign(h.value) && caseChanges(h.value) < 4 {
		c = finding.LowConfidence
	}
	return c, !weakLogin(strings.TrimSuffix(user, ":"), h.value) && (random(h.value) || !reservedHost(host)) // a host may have been made up for a password that was not
}

// localHost reports whether a host is the machine itself, where a database of
// developers' runs.
func localHost(host string) bool {
	return host == "localhost" || strings.HasPrefix(host, "127.") || host == "0.0.0.0" || host == "host.docker.internal"
}

// reservedHost reports whether a host is one that nobody can have (RFC 2606, RFC 6761).
func reservedHost(host string) bool {
	for _, end := range []string{"example.com", "example.org", "example.net", ".example", ".test", ".invalid"} {
		if strings.HasSuffix(host, end) && (end[0] == '.' || len(host) == len(end) || host[len(host)-len(end)-1] == '.') {
			return true
		}
	}
	return false
}

// judgeCurl takes what a command sends for real, but for what tutorials send.
func judgeCurl(h *hit) (finding.Confidence, bool) {
	if n := len(h.value); n > 2 && (h.value[0] == '"' || h.value[0] == '\'') { // gitleaks' rule may take the quotes
		cut := 1
		if h.value[n-1] == h.value[0] {
			n--
		}
		h.value, h.secret = h.value[cut:n], span{h.secret.start + cut, h.secret.end - (len(h.value) - n)}
	}
	user, password, ok := strings.Cut(h.value, ":")
	if !ok {
		password = h.value
	}
	switch {
	case weakPassword(password) || ok && weakLogin(user, password):
		return 0, false
	case tellsItself.MatchString(password):
		return finding.LowConfidence, true
	}
	c, _ := finding.ParseConfidence(h.rule.Confidence)
	return c, true
}

// weakLogin reports whether a password is one of a tutorial for its user.
func weakLogin(user, password string) bool {
	if p, err := url.PathUnescape(password); err == nil {
		password = p
	}
	return weakPassword(password) || strings.EqualFold(user, password)
}

// judgeConfig wants a key that names a secret, and of a value that is no human
// password that it looks random.
func judgeConfig(h *hit) (finding.Confidence, bool) {
	name, ok := nameOf(h.key)
	switch {
	case !ok || aboutSecret(h.key) || weakPassword(h.value) || pathLike(h.value) || len(h.key) >= 8 && strings.Contains(h.value, h.key):
		return 0, false
	case tellsItself.MatchString(h.value):
		return finding.LowConfidence, true
	case strings.Contains(name.Noun, "pass"):
		return finding.MediumConfidence, isASCII(h.value) && passwordLike(h.value)
	case !random(h.value):
		return finding.LowConfidence, isASCII(h.value) && hasDigitOrSign(h.value)
	case name.NeedsContext:
		return finding.LowConfidence, true
	}
	return finding.MediumConfidence, true
}

// judgeHeader tells the value of a header from the code that sets it.
func judgeHeader(h *hit) (finding.Confidence, bool) {
	v := h.value
	switch {
	case strings.HasSuffix(strings.ToLower(strings.TrimSpace(h.lead)), "basic"):
		return judgeBasic(v)
	case weakPassword(v), strings.IndexFunc(v, unicode.IsDigit) < 0:
		return 0, false
	case random(v), isHex(v):
		return finding.MediumConfidence, true
	}
	return finding.LowConfidence, true
}

// judgeBasic judges basic authentication by the user and password in it. What
// decodes to something else was made up, or is no standard use of it.
func judgeBasic(v string) (finding.Confidence, bool) {
	b, err := base64.RawStdEncoding.DecodeString(strings.TrimRight(v, "="))
	user, password, ok := strings.Cut(string(b), ":")
	if err != nil || !ok || !printable(b) {
		return finding.LowConfidence, random(v)
	}
	return finding.MediumConfidence, !weakLogin(user, password) && !placeholder(password) && !reference(password)
}

// judgeForm judges a parameter of a form or a query by its value: the rule names
// those that carry credentials.
func judgeForm(h *hit) (finding.Confidence, bool) {
	v := h.value
	if p, err := url.QueryUnescape(v); err == nil {
		v = p
	}
	switch {
	case weakPassword(v) || reference(v) || uuid.MatchString(v):
		return 0, false
	case random(v), isHex(v):
		return finding.MediumConfidence, true
	}
	return finding.LowConfidence, hasDigitOrSign(v)
}

// judgeGeneric judges gitleaks' rule for any value beside a word such as "key".
// On real agent repositories one in ten of its findings is true.
func judgeGeneric(h *hit) (finding.Confidence, bool) {
	if aboutSecret(h.key) || uuid.MatchString(h.value) || pathLike(h.value) || entropy(h.value) < entropyFloor(h.value) {
		return 0, false
	}
	if noun, known := headerNouns[strings.ToLower(h.key)]; known && noun == "" {
		return 0, false
	}
	name, ok := secretname.Classify(h.key)
	if ok && !name.NeedsContext && random(h.value) {
		return finding.MediumConfidence, true
	}
	return finding.LowConfidence, true
}
