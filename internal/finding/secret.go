package finding

import (
	"crypto/sha256"
	"fmt"
	"io"
	"net/url"
	"strings"
)

// Secret holds a secret value on its way from an engine into a finding. Its
// bytes are out of reach: every way of printing or encoding it yields the
// preview.
type Secret struct{ value string }

// NewSecret wraps a raw value.
func NewSecret(value string) Secret { return Secret{value} }

// minShown is the length from which a preview shows any character at all: of a
// shorter value even four characters are worth guessing with.
const minShown = 16

// Preview shows up to four leading characters of a value of at least 16, and
// its length. Four characters are a published prefix ("sk-p", "ghp_") for
// almost every key, so they tell the reader which key it is, and an attacker
// nothing.
func (s Secret) Preview() string {
	if s.value == "" {
		return ""
	}
	shown := ""
	if len(s.value) >= minShown {
		shown = strings.Map(func(r rune) rune {
			if r < 0x21 || r > 0x7e {
				return '?'
			}
			return r
		}, s.value[:4])
	}
	return fmt.Sprintf("%s…[%d characters redacted]", shown, len(s.value)-len(shown))
}

// String returns the preview.
func (s Secret) String() string { return s.Preview() }

// GoString returns the preview.
func (s Secret) GoString() string { return s.Preview() }

// Format writes the preview for every verb.
func (s Secret) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, s.Preview()) }

// MarshalText encodes the preview.
func (s Secret) MarshalText() ([]byte, error) { return []byte(s.Preview()), nil }

// Redact replaces every occurrence of the value in text by its preview.
func (s Secret) Redact(text string) string {
	if s.value == "" {
		return text
	}
	return strings.ReplaceAll(text, s.value, s.Preview())
}

// ID tells equal secrets from different ones, however they are written: escapes of URLs
// and JSON, and quotes around the value, make no difference. No secret has no identity.
func (s Secret) ID() Identity {
	if s.value == "" {
		return ""
	}
	v := strings.Trim(strings.TrimSpace(s.value), "\"'`")
	if p, err := url.PathUnescape(v); err == nil {
		v = p
	}
	sum := sha256.Sum256([]byte(strings.ReplaceAll(v, `\/`, "/")))
	return Identity(sum[:])
}
