package textscan

import (
	"encoding/base64"
	"encoding/hex"
	"math/rand/v2"
	"strings"
	"testing"
)

// A secret in a long encoded text is found wherever the text and the secret in it lie to the
// edges of pieces, whatever the text is in and of, once encoded or twice.
func TestLongEncodingsAtEdges(t *testing.T) {
	e, err := New(Options{Root: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	filler := strings.Repeat("0123456789 abcde ", pieceSize/16)
	for _, c := range []struct {
		name   string
		words  string
		encode func([]byte) string
	}{
		{"base64", "nothing to see, ", base64.StdEncoding.EncodeToString},
		{"base64 without padding", "nothing at all to see ", base64.RawStdEncoding.EncodeToString},
		{"url base64", "nothing? to~ see>> ", base64.RawURLEncoding.EncodeToString},
		{"base64 of other scripts", "何も見えない、äöü 🔑 ", base64.StdEncoding.EncodeToString},
		{"hex", "nothing to see, ", hex.EncodeToString},
		{"hex of other scripts", "何も見えない、", hex.EncodeToString},
		{"base64 in base64", "nothing to see, ", func(b []byte) string {
			return base64.StdEncoding.EncodeToString([]byte("x: " + base64.StdEncoding.EncodeToString(b) + " y"))
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(7, 7))
			lost := 0
			for range 40 {
				before, behind := r.IntN(90_000), r.IntN(90_000)
				plain := strings.Repeat(c.words, before/len(c.words)) + strings.Repeat(" ", r.IntN(4)) + groq + " " + strings.Repeat(c.words, behind/len(c.words))
				encoded := c.encode([]byte(plain))
				// Somewhere in it lies what two pieces share.
				start := pieceSize - r.IntN(len(encoded)+4*maxMatch)
				text := filler[:max(0, start)] + " " + encoded + " " + filler
				fs, _, err := e.ScanText(t.Context(), Source{Path: "log.txt"}, strings.NewReader(text))
				if err != nil {
					t.Fatal(err)
				}
				if len(fs) != 1 {
					if lost++; lost < 4 {
						t.Errorf("%d findings: %d bytes encoded as %d at %d, the secret at %d", len(fs), len(plain), len(encoded), start, strings.Index(plain, groq))
					}
				}
			}
			if lost > 0 {
				t.Errorf("%d of 40 are lost or found twice", lost)
			}
		})
	}
}
