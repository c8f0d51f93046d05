package config

import "log/slog"

// Secret is a credential that prints as a placeholder. Reveal is for the place
// that sends it, nothing else.
type Secret struct{ value string }

// NewSecret wraps a credential.
func NewSecret(v string) Secret { return Secret{value: v} }

// Reveal returns the credential itself.
func (s Secret) Reveal() string { return s.value }

// IsSet reports whether there is a credential.
func (s Secret) IsSet() bool { return s.value != "" }

func (s Secret) String() string {
	if s.value == "" {
		return "unset"
	}
	return "[redacted]"
}

// GoString keeps %#v from printing the fields.
func (s Secret) GoString() string { return "config.Secret(" + s.String() + ")" }

// LogValue implements slog.LogValuer.
func (s Secret) LogValue() slog.Value { return slog.StringValue(s.String()) }

// MarshalText covers JSON, YAML and flag output.
func (s Secret) MarshalText() ([]byte, error) { return []byte(s.String()), nil }
