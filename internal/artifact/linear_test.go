package artifact

import (
	"strings"
	"testing"
	"time"
)

// A text that was made to be slow takes no longer than others of its size.
func TestHostileTextsTakeLinearTime(t *testing.T) {
	for _, unit := range []string{
		"{A:", "{\"a\":", "\"", "\\", "\\\"", "=\"", "a=\"b ", "://?a=", "curl -H \"", "curl x\n", "<a b=\"", "<a>", "</a>", "a: \"", "- ", "- a:\n", "[", "map[A:", "&amp;", "data:{\n", "\u200b", "%41", "a=b&", "header A:", "'", "(", "a: |\n", "{{", "<<E\n", "x\"\"", "A:B ", "AAAA",
	} {
		const size = 30 << 10
		text := strings.Repeat(unit, size/len(unit))
		for format := JSON; format <= Text; format++ {
			took := func(text string) (least time.Duration) {
				for i := range 3 { // the machine may have had other things to do
					start := time.Now()
					Decode(format, "a.csv", text, func(*Leaf) {})
					if d := time.Since(start); i == 0 || d < least {
						least = d
					}
					if least < 50*time.Millisecond {
						break
					}
				}
				return least
			}
			one, eight := took(text), took(strings.Repeat(text, 8))
			if eight > 500*time.Millisecond && eight > 24*one {
				t.Errorf("format %d, %q: %v, and %v for eight times as much", format, unit, one, eight)
			}
		}
	}
}
