package finding

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
)

// Identity is a digest of a secret, to compare it with others in memory. Of a weak
// secret a plain digest can be guessed back, so that no way of printing or
// encoding an Identity yields it.
type Identity string

// String returns nothing worth reading.
func (id Identity) String() string {
	if id == "" {
		return ""
	}
	return "…"
}

// GoString returns nothing worth reading.
func (id Identity) GoString() string { return id.String() }

// Format writes nothing worth reading, for every verb.
func (id Identity) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, id.String()) }

// MarshalText encodes nothing worth reading.
func (id Identity) MarshalText() ([]byte, error) { return []byte(id.String()), nil }

// digestBytes is how much of a keyed digest is kept: enough to tell a new secret from
// the old one at the same place, 65,535 times in 65,536, and so little that of a
// list of ten million guesses a hundred and fifty remain, even to one who has
// the key.
const digestBytes = 2

// Digest is a short digest under a key, or "" if there is no secret or no key.
func (id Identity) Digest(key []byte) string {
	if id == "" || len(key) == 0 {
		return ""
	}
	m := hmac.New(sha256.New, key)
	m.Write([]byte(id))
	return hex.EncodeToString(m.Sum(nil)[:digestBytes])
}
