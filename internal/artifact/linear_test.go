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
			start := time.Now()
			Decode(format, "a.csv", text, func(*Leaf) {})
			one := time.Since(start)
			start = time.Now()
			Decode(format, "a.csv", strings.Repeat(text, 8), func(*Leaf) {})
			eight := time.Since(start)
			if eight > 500*time.Millisecond && eight > 24*one {
				t.Errorf("format %d, %q: %v, and %v for eight times as much", format, unit, one, eight)
			}
		}
	}
}
