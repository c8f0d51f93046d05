package textscan

import (
	"encoding/base64"
	"encoding/hex"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/zricethezav/gitleaks/v8/detect/codec"
)

// Where we do not call gitleaks' decoder, it would have found nothing.
func TestMayDecodeAsGitleaks(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	c := &corpus{r: r}
	parts := []func() string{
		func() string { return " " },
		func() string { return "\n" },
		func() string { return "=" },
		func() string { return "%d" },
		func() string { return c.draw("ghijkABC_-", r.IntN(30)) },
		func() string { return c.draw(hexSet, r.IntN(40)) },
		func() string { return c.draw("9876543210", r.IntN(40)) },
		func() string { return c.draw(alnumSet, r.IntN(40)) },
		func() string { return base64.StdEncoding.EncodeToString([]byte(c.draw("ab\x1b\n\x7f ", r.IntN(20)))) },
		func() string { return base64.RawURLEncoding.EncodeToString([]byte(c.draw("ab~?>", 12+r.IntN(20)))) },
		func() string { return hex.EncodeToString([]byte(c.draw("ab\x1b\n", 14+r.IntN(6)))) },
	}
	rare := []func() string{
		func() string { return "%" + c.draw(hexSet, 2) },
		func() string { return `\u00` + c.draw(hexSet, 2) },
		func() string { return `\U00` + c.draw(hexSet, 2) },
		func() string { return "U+00" + c.draw(hexSet, 2) + " " },
	}
	passed, none := 0, 0
	for i := range 20_000 {
		var b strings.Builder
		for range 1 + r.IntN(6) {
			b.WriteString(parts[r.IntN(len(parts))]())
		}
		if i%10 == 0 {
			b.WriteString(rare[r.IntN(len(rare))]())
		}
		text := b.String()
		_, segments := codec.NewDecoder().Decode(text, nil)
		switch may := mayDecodeAsGitleaks(text); {
		case len(segments) > 0 && !may:
			t.Fatalf("gitleaks decodes %q", text)
		case !may:
			passed++
		}
		if len(segments) == 0 {
			none++
		}
	}
	if none < 5000 || passed < none/2 {
		t.Errorf("%d of %d texts without an encoding are passed over", passed, none)
	}
}
