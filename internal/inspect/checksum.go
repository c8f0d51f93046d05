package inspect

import (
	"hash/crc32"
	"strings"
)

// checksum checks the last characters of tokens whose issuer has said how they
// are computed. One that is wrong belongs to an example, or to half a token.
func checksum(value string) (f Facts) {
	for _, prefix := range []string{"ghp_", "gho_", "ghu_", "ghs_", "ghr_", "npm_"} {
		body, ok := strings.CutPrefix(value, prefix)
		if !ok || len(body) != 36 {
			continue
		}
		if base62(crc32.ChecksumIEEE([]byte(body[:30]))) != body[30:] {
			f.say("whose checksum is wrong: a sample, or cut off")
			f.Harmless = true
		}
	}
	return f
}

// base62 writes a checksum in six digits, as GitHub and npm do.
func base62(n uint32) string {
	const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	var b [6]byte
	for i := len(b) - 1; i >= 0; i-- {
		b[i] = digits[n%62]
		n /= 62
	}
	return string(b[:])
}
