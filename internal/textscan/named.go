package textscan

import (
	"strings"

	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/internal/ngram"
	"github.com/leakvet/leakvet/rules/secretname"
)

// judgeNamed judges a value by the name that the structure gives it.
func judgeNamed(h *hit) (finding.Confidence, bool) {
	v := h.value
	if h.basic {
		return judgeBasic(v)
	}
	name, ok := nameOf(h.key)
	if h.scheme || h.declared && !ok {
		name, ok = secretname.Name{Noun: "token"}, true
	}
	if h.declared && !random(v) && !isHex(v) && passwordLike(v) {
		name.Noun = "password"
	}
	if h.lead != "" { // a user and a password
		if tellsItself.MatchString(v) {
			return finding.LowConfidence, true
		}
		return finding.MediumConfidence, !weakLogin(strings.TrimSuffix(h.lead, ":"), v) && passwordLike(v)
	}
	if ok && name.NeedsContext && h.under != "" {
		if n, better := secretname.ClassifyKey(h.under + "_" + h.key); better && !n.NeedsContext {
			name = n
		}
	}
	switch {
	case !ok || strings.ContainsAny(v, " \t<>{}") || strings.Contains(v, "://") || weakPassword(v) || pathLike(v) || !isASCII(v):
		return 0, false
	case tellsItself.MatchString(v):
		return finding.LowConfidence, true
	case uuid.MatchString(v) && name.NeedsContext:
		return 0, false
	case strings.Contains(name.Noun, "pass"):
		return finding.MediumConfidence, len(v) >= 8 && passwordLike(v)
	case len(v) < 12 || entropy(v) < entropyFloor(v) && !uuid.MatchString(v):
		return 0, false
	case uuid.MatchString(v):
		return finding.MediumConfidence, !name.NeedsContext && !h.scheme && !strings.Contains(name.Noun, "credential") && !strings.Contains(name.Noun, "storage")
	case !random(v) && !isHex(v):
		return finding.LowConfidence, hasDigitOrSign(v)
	case name.Noun == keyNoun && (isHex(v) && strings.ToUpper(h.key) != h.key || len(v) < 16), name.NeedsContext && len(v) < 20:
		return finding.LowConfidence, true
	}
	return finding.MediumConfidence, true
}

// passwordLike reports whether a value may be a password that is meant: it has a
// digit or a sign in it, or was drawn. A word or two are an example's.
func passwordLike(v string) bool {
	v = strings.TrimRight(v, "*.,:;)") // what stands behind a word
	return hasDigitOrSign(v) || caseChanges(v) >= 4 && ngram.Score(v) >= likelyNamed || len(v) >= 12 && caseChanges(v)*3 >= len(v)
}

// sessionWords are part of the names of cookies that log somebody in.
var sessionWords = []string{"sess", "sid", "auth", "token", "jwt", "login", "remember", "identity"}

// judgeCookie judges a cookie by its name.
func judgeCookie(h *hit) (finding.Confidence, bool) {
	key := strings.ToLower(h.key)
	if strings.Contains(key, "csrf") || strings.Contains(key, "xsrf") || strings.HasPrefix(key, "_ga") {
		return 0, false
	}
	for _, w := range sessionWords {
		if strings.Contains(key, w) {
			v := h.value
			return finding.MediumConfidence, len(v) >= 12 && hasDigitOrSign(v) && (random(v) || isHex(v) && entropy(v) >= entropyFloor(v) || uuid.MatchString(v) || len(v) >= 24)
		}
	}
	return 0, false
}
