package artifact

import (
	"bytes"
	"encoding/base64"
	"io"
	"regexp"
	"strings"

	"github.com/andybalholm/brotli"
)

// saysBrotli matches what says that a body is packed with brotli.
var saysBrotli = regexp.MustCompile(`(?i)content-encoding[^\n]{0,40}(?:\n[^\n]{0,40}){0,2}?[\s"'\[:,-]br(?:["'\s\],\\]|$)`)

// brotliToken takes base64 and brotli off where the document says that there is brotli;
// nil if there is none.
func (d *decoder) brotliToken(s string) []byte {
	const shortest = 40
	if len(s) < shortest || len(s) > maxDecoded*2 {
		return nil
	}
	if d.brotli == 0 {
		d.brotli = -1
		if strings.Contains(d.whole, "ncoding") && saysBrotli.MatchString(d.whole) {
			d.brotli = 1
		}
	}
	if d.brotli < 0 {
		return nil
	}
	packed, err := base64.RawStdEncoding.DecodeString(strings.TrimRight(s, "="))
	if err != nil {
		return nil
	}
	const small = 1 << 20
	limit := min(maxDecoded, max(small, len(packed)*maxRatio))
	out, err := io.ReadAll(io.LimitReader(brotli.NewReader(bytes.NewReader(packed)), int64(limit)+1))
	if len(out) > limit {
		d.over("brotli content more than %d times as large as packed, or more than %d MB", maxRatio, maxDecoded>>20)
		return nil
	}
	if err != nil || !isText(out) {
		return nil
	}
	return out
}
