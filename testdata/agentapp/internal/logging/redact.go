package logging

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/url"
	"regexp"
	"strings"
)

// Mask hides all of a value but tells how long it is.
func Mask(v string) string { return strings.Repeat("*", len(v)) }

// Tail shows the last two characters of a value, as the key pages of the
// providers do.
func Tail(v string) string {
	if len(v) < 16 {
		return "****"
	}
	return "****" + v[len(v)-2:]
}

// Digest is a stable name for a value.
func Digest(v string) string {
	sum := sha256.Sum256([]byte(v))
	return hex.EncodeToString(sum[:6])
}

// Headers copies h without what authenticates.
func Headers(h http.Header) http.Header {
	out := h.Clone()
	for _, name := range []string{"Authorization", "Cookie", "X-Api-Key", "X-Goog-Api-Key"} {
		out.Del(name)
	}
	return out
}

// Endpoint is a URL without its query and user.
func Endpoint(u *url.URL) string { return u.Scheme + "://" + u.Host + u.Path }

var looksSecret = regexp.MustCompile(`(?i)(sk-[a-z0-9_-]{16,}|bearer\s+\S+|://[^/\s:]+:[^/\s@]+@)`)

// Scrub replaces what looks like a credential in free text.
func Scrub(text string) string { return looksSecret.ReplaceAllString(text, "[redacted]") }
