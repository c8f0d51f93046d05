package inspect

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

// claims are those of a token that concern what it is good for. Who it was issued
// to is left out: that is personal.
type claims struct {
	Issuer   any     `json:"iss"`
	Audience any     `json:"aud"`
	Scope    any     `json:"scope"`
	Scopes   any     `json:"scp"`
	Role     any     `json:"role"`
	Expires  float64 `json:"exp"`
	Issued   float64 `json:"iat"`
}

// longLived is how long a token may hold before it is worth a word.
const longLived = 90 * 24 * time.Hour

// token reads the claims of a JWT.
func token(value string, now time.Time) (f Facts) {
	parts := strings.Split(value, ".")
	if len(parts) < 2 {
		return f
	}
	payload, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(parts[1], "="))
	if err != nil {
		return f
	}
	var c claims
	if json.Unmarshal(payload, &c) != nil {
		return f
	}
	if n := signatureSize(parts[0]); len(parts) == 3 && n > 0 && len(strings.TrimRight(parts[2], "=")) != n {
		f.say("whose signature is cut off")
		f.Harmless, f.Sample = true, true
	}
	for _, x := range []struct {
		value any
		words string
	}{{c.Issuer, "issued by %s"}, {c.Audience, "for %s"}, {c.Scope, "scope %s"}, {c.Scopes, "scope %s"}, {c.Role, "role %s"}} {
		if s := plain(x.value); s != "" {
			f.say(fmt.Sprintf(x.words, s))
		}
	}
	if plain(c.Role) == "anon" {
		f.say("which is public")
		f.Harmless = true
	}
	switch expires := time.Unix(int64(c.Expires), 0).UTC(); {
	case c.Expires == 0:
		f.say("without expiry")
	case expires.Before(now):
		f.say("expired on " + expires.Format(time.DateOnly))
		f.Harmless = true
	case c.Issued > 0 && time.Duration(c.Expires-c.Issued)*time.Second > longLived:
		f.say(fmt.Sprintf("valid for %d days until %s", int(c.Expires-c.Issued)/86400, expires.Format(time.DateOnly)))
	default:
		f.say("valid until " + expires.Format(time.DateOnly))
	}
	return f
}

// signatureSize returns how long the signature of a token is in base64, by the
// algorithm that its header names (RFC 7518, section 3.1); 0 if that leaves it open.
func signatureSize(header string) int {
	var h struct {
		Algorithm string `json:"alg"`
	}
	b, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(header, "="))
	if err != nil || json.Unmarshal(b, &h) != nil {
		return 0
	}
	return map[string]int{"HS256": 43, "HS384": 64, "HS512": 86, "ES256": 86, "ES384": 128, "EdDSA": 86}[h.Algorithm]
}

// longestClaim is how much of a claim is shown.
const longestClaim = 60

// plain writes a claim of one or several words, on one line.
func plain(v any) string {
	var s string
	switch v := v.(type) {
	case string:
		s = v
	case []any:
		var all []string
		for _, x := range v {
			if t, ok := x.(string); ok {
				all = append(all, t)
			}
		}
		s = strings.Join(all, " ")
	}
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return -1
		}
		return r
	}, s)
	if len(s) > longestClaim {
		s = strings.ToValidUTF8(s[:longestClaim], "") + "…"
	}
	return s
}
