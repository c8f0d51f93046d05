package finding

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// Fingerprints gives every finding an identity that survives moved lines: rule,
// kind, path, enclosing symbol or pointer, and its number among findings that
// are equal in all of these. Line numbers and the secret stay out of it, the
// one because it moves, the other because a plain digest of a weak secret can
// be guessed back. In history the commit, which never changes, is part of it. The findings must be in the order of [Compare].
func Fingerprints(fs []Finding) {
	seen := make(map[string]int)
	for i := range fs {
		f := &fs[i]
		place := f.Location.Symbol
		if f.Location.Pointer != "" {
			place += "#" + f.Location.Pointer
		}
		if f.Commit != nil {
			place += "@" + f.Commit.ID
		}
		key := fmt.Sprintf("%q %q %q %q", f.Rule, f.Kind, f.Location.Path, place)
		seen[key]++
		sum := sha256.Sum256(fmt.Appendf(nil, "leakvet/1 %s %d", key, seen[key]))
		f.Fingerprint = hex.EncodeToString(sum[:16])
	}
}
