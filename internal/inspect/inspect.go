// Package inspect reads what a credential says about itself, without asking
// anybody: who issued a token and until when it holds, how large a key is,
// whether a checksum is right.
package inspect

import (
	"strings"
	"time"
)

// Facts is what a credential says about itself.
type Facts struct {
	// Words tell it to people: "issued by login.internal, expired on 2025-03-01".
	// They hold no part of the credential that is secret.
	Words []string
	// Harmless is set for what was never secret, or no longer opens anything: a
	// token that anybody may have, one that has expired, a key that a passphrase
	// protects, a sample with a wrong checksum.
	Harmless bool
	// Sample is set for what cannot be a whole credential: its checksum is wrong, or
	// its signature too short. It may be one that was cut off.
	Sample bool
}

func (f *Facts) say(words string) { f.Words = append(f.Words, words) }

// String joins the words.
func (f Facts) String() string { return strings.Join(f.Words, ", ") }

// Credential inspects a value as of a time.
func Credential(value string, now time.Time) Facts {
	switch {
	case strings.HasPrefix(value, "ey"):
		return token(value, now)
	case strings.Contains(value, "-----BEGIN "):
		return privateKey(value)
	}
	return checksum(value)
}
