package finding

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"strings"
)

// Mark is what identifies a finding wherever it has moved: rule, kind, path, what
// encloses it, what leaks, and a short keyed digest of the secret. It has no line
// number, since lines move, and no plain digest, since of a weak secret that
// can be guessed back.
type Mark struct {
	Rule string `json:"rule"`
	Kind string `json:"kind,omitempty"`
	Path string `json:"path"`
	// Place is the enclosing function or the pointer inside an artifact.
	Place string `json:"place,omitempty"`
	// Source is where the flow begins, in words.
	Source string `json:"source,omitempty"`
	// Digest tells secrets at one place apart, see [Identity.Digest].
	Digest string `json:"digest,omitempty"`
}

// MarkOf returns the mark of a finding under a key, which may be nil.
func MarkOf(f *Finding, key []byte) Mark {
	m := Mark{Rule: f.Rule, Kind: f.Kind, Path: f.Location.Path, Place: closure.ReplaceAllString(f.Location.Symbol, ""), Digest: f.Identity.Digest(key)}
	// The name in a flat "name = value" is no place: it may be renamed with the line.
	if strings.Count(f.Location.Pointer, "/") > 1 {
		m.Place += "#" + element.ReplaceAllString(f.Location.Pointer, "/*")
	}
	if f.Commit != nil && f.Location.Object != "" { // history does not change; a place in the tree does
		m.Place += "@" + f.Commit.ID
	}
	if len(f.Flow) > 0 {
		m.Source = position.ReplaceAllString(f.Flow[0].Message, "")
	}
	return m
}

// element is a position in a list, which changes with those in front of it.
var element = regexp.MustCompile(`/\d+(?:$|\b)`)

// closure is the number of a function literal, which changes with those in front of it.
var closure = regexp.MustCompile(`\$\d+`)

// position is a file and line in a message: "(config.go:12)".
var position = regexp.MustCompile(` ?\(?[\w./-]+\.\w+:\d+(?::\d+)?\)?`)

// Fingerprint is the identity of the nth finding with a mark, from 1.
func (m Mark) Fingerprint(n int) string {
	text := fmt.Sprintf("leakvet/2 %q %q %q %q %q %d", m.Rule, m.Kind, m.Path, m.Place, m.Source, n)
	if m.Digest != "" {
		text += " " + m.Digest
	}
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:16])
}

// Fingerprints gives every finding its [Finding.Fingerprint]: its mark, and its number
// among those with equal marks. The findings must be in the order of [Compare].
// Without a key, secrets have no part in it.
func Fingerprints(fs []Finding, key []byte) {
	seen := make(map[Mark]int)
	for i := range fs {
		m := MarkOf(&fs[i], key)
		seen[m]++
		fs[i].Fingerprint = m.Fingerprint(seen[m])
	}
}
