package rules

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
)

// alphabets are the character sets that a placeholder can name.
var alphabets = map[string]string{
	"digit":  "0123456789",
	"hex":    "0123456789abcdef",
	"lower":  "abcdefghijklmnopqrstuvwxyz0123456789",
	"upper":  "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789",
	"letter": "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
	"alnum":  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
	"b64":    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
	"b64url": "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
	"base32": "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
	"base58": "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz",
}

var placeholder = regexp.MustCompile(`\{([a-z0-9]+)(?::(\d+))?\}`)

// ExpandSample replaces placeholders such as {alnum:48} and {uuid} by characters
// that depend on the text alone. Samples are written this way so that no file
// holds anything shaped like a key, which a push protection would stop. Braces
// around anything else stay as they are.
func ExpandSample(text string) string {
	h := fnv.New64a()
	h.Write([]byte(text))
	r := rand.New(rand.NewPCG(h.Sum64(), 7))
	return placeholder.ReplaceAllStringFunc(text, func(p string) string {
		m := placeholder.FindStringSubmatch(p)
		if m[1] == "uuid" {
			return fmt.Sprintf("%s-%s-4%s-a%s-%s", draw(r, "hex", 8), draw(r, "hex", 4), draw(r, "hex", 3), draw(r, "hex", 3), draw(r, "hex", 12))
		}
		n, err := strconv.Atoi(m[2])
		if err != nil || alphabets[m[1]] == "" {
			return p
		}
		return draw(r, m[1], n)
	})
}

// draw returns n characters of an alphabet. It never draws the same character
// twice in a row, so that no sample happens to look like a placeholder.
func draw(r *rand.Rand, alphabet string, n int) string {
	set := alphabets[alphabet]
	var b strings.Builder
	var last byte
	for b.Len() < n {
		if c := set[r.IntN(len(set))]; c != last {
			b.WriteByte(c)
			last = c
		}
	}
	return b.String()
}
