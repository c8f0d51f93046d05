package inspect

import (
	"encoding/binary"
	"encoding/hex"
	"hash/crc32"
	"strconv"
	"strings"
)

// checksums are those of tokens whose issuer, or a client that checks them, has said
// how they are computed. right is asked about a value that begins with a prefix and has
// the length; 0 stands for any.
//
// Cloudflare's tokens end in a checksum too, but its documentation says no more than
// that: https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/.
var checksums = []struct {
	prefixes []string
	length   int
	right    func(value string) bool
}{
	// https://github.blog/2021-04-05-behind-githubs-new-authentication-token-formats/
	// https://github.blog/changelog/2021-09-23-npm-has-a-new-access-token-format/
	{[]string{"ghp_", "gho_", "ghu_", "ghs_", "ghr_", "npm_"}, 40, func(v string) bool {
		body := v[len("ghp_"):]
		return base62(crc32.ChecksumIEEE([]byte(body[:30]))) == body[30:]
	}},
	// grafana/grafana, pkg/components/satokengen/tokengen.go: little endian
	{[]string{"glsa_"}, 46, func(v string) bool {
		key, sum := v[:len(v)-9], v[len(v)-8:]
		return hex.EncodeToString(binary.LittleEndian.AppendUint32(nil, crc32.ChecksumIEEE([]byte(key)))) == sum
	}},
	// gitlab-org/gitlab, lib/authn/token_field/generator/routable_token.rb: seven digits
	// of base 36 behind "payload.01.length". A token without dots has none.
	{[]string{"glpat-", "glrt-", "gldt-", "glcbt-", "glptt-", "glft-", "glagent-"}, 0, func(v string) bool {
		const digits = 7
		if strings.Count(v, ".") != 2 || len(v)-strings.LastIndexByte(v, '.') != 1+2+digits {
			return true
		}
		sum := strconv.FormatUint(uint64(crc32.ChecksumIEEE([]byte(v[:len(v)-digits]))), 36)
		return strings.Repeat("0", digits-len(sum))+sum == v[len(v)-digits:]
	}},
	// DataDog/dd-sensitive-data-scanner, src/secondary_validation/atlassian_token_checksum.rs:
	// of all that stands in front, the "=" included
	{[]string{"ATATT3xFfGF0"}, 0, func(v string) bool {
		i := strings.LastIndexByte(v, '=')
		if i < 0 || len(v)-i != 9 {
			return true
		}
		sum, err := strconv.ParseUint(v[i+1:], 16, 32)
		return err == nil && uint32(sum) == crc32.ChecksumIEEE([]byte(v[:i+1]))
	}},
}

// checksum checks the last characters of a token. One that is wrong belongs to an
// example, or to half a token.
func checksum(value string) (f Facts) {
	for _, c := range checksums {
		for _, prefix := range c.prefixes {
			if strings.HasPrefix(value, prefix) && (c.length == 0 || c.length == len(value)) && !c.right(value) {
				f.say("whose checksum is wrong: a sample, or cut off")
				f.Harmless, f.Sample = true, true
			}
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
