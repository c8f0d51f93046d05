package codec

import (
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io/fs"
	"math"
	"math/rand/v2"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	library "github.com/zricethezav/gitleaks/v8/detect/codec"
)

// passes are how often a text is decoded, gitleaks' default.
const passes = 5

// theirs reads a segment of the library, whose fields are not exported.
func theirs(s *library.EncodedSegment) (Segment, int) {
	v := reflect.ValueOf(s).Elem()
	at := func(name string) Span {
		r := v.FieldByName(name)
		return Span{int(r.FieldByName("start").Int()), int(r.FieldByName("end").Int())}
	}
	return Segment{at("original"), at("encoded"), at("decoded"), v.FieldByName("decodedValue").String()}, int(v.FieldByName("depth").Int())
}

// compare decodes a text with both until nothing is left, and returns how many segments
// they agreed on.
func compare(t *testing.T, name, text string) (same int) {
	t.Helper()
	lib := library.NewDecoder()
	theirText, theirSegments := text, []*library.EncodedSegment{}
	ourText, pass := text, (*Pass)(nil)
	for depth := 1; depth <= passes; depth++ {
		theirText, theirSegments = lib.Decode(theirText, theirSegments)
		before := pass
		ourText, pass = Decode(ourText, pass)
		if pass == nil {
			if len(theirSegments) > 0 {
				s, _ := theirs(theirSegments[0])
				t.Fatalf("%s: depth %d: gitleaks decodes %d segments, the first at %v, and we none", name, depth, len(theirSegments), s.Encoded)
			}
			return same
		}
		if pass.before != before {
			t.Fatalf("%s: the passes are not a list", name)
		}
		for i := range max(len(theirSegments), len(pass.Segments)) {
			if i >= len(theirSegments) || i >= len(pass.Segments) {
				t.Fatalf("%s: depth %d: %d segments, want %d", name, depth, len(pass.Segments), len(theirSegments))
			}
			want, at := theirs(theirSegments[i])
			if got := pass.Segments[i]; got != want || pass.Depth != at {
				t.Fatalf("%s: depth %d: segment %d is %+v (depth %d), want %+v (depth %d)", name, depth, i, got, pass.Depth, want, at)
			}
			same++
		}
		if ourText != theirText {
			t.Fatalf("%s: depth %d: the texts differ", name, depth)
		}
		compareRanges(t, name, ourText, pass, theirSegments)
	}
	return same
}

// compareRanges maps ranges at, in and around segments back with both.
func compareRanges(t *testing.T, name, text string, pass *Pass, segments []*library.EncodedSegment) {
	t.Helper()
	step := 1 + len(pass.Segments)/20
	for i := 0; i < len(pass.Segments); i += step {
		d := pass.Segments[i].Decoded
		for _, r := range []Span{d, {d.Start + 1, d.End}, {d.Start - 1, d.End + 3}, {d.End, d.End + 5}, {d.End + 1, d.End + 2}, {d.Start - 40, d.Start + 1}, {d.Start - 9, d.End + 60}} {
			r = Span{max(0, r.Start), min(len(text), r.End)}
			if r.Start > r.End {
				continue
			}
			want := library.SegmentsWithDecodedOverlap(segments, r.Start, r.End)
			got := pass.Touched(r)
			if len(got) != len(want) {
				t.Fatalf("%s: range %v touches %d segments, want %d", name, r, len(got), len(want))
			}
			if len(want) == 0 {
				continue
			}
			if w := library.AdjustMatchIndex(want, []int{r.Start, r.End}); pass.Original(r) != (Span{w[0], w[1]}) {
				t.Fatalf("%s: range %v comes from %v, want %v", name, r, pass.Original(r), w)
			}
			if w := library.CurrentLine(want, text); Line(text, got) != w {
				t.Fatalf("%s: range %v stands on %q, want %q", name, r, Line(text, got), w)
			}
		}
	}
}

// generator makes texts full of encodings, of things that look like one, and of what
// separates them or does not.
type generator struct{ r *rand.Rand }

const hexDigits, letters = "0123456789abcdefABCDEF", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

func (g generator) draw(set string, n int) string {
	var b strings.Builder
	for range n {
		b.WriteByte(set[g.r.IntN(len(set))])
	}
	return b.String()
}

func (g generator) plain() string {
	switch g.r.IntN(6) {
	case 0:
		return g.draw(letters+" ", g.r.IntN(30))
	case 1:
		return g.draw("ab\x1b\n\x7f \x08", g.r.IntN(24))
	case 2:
		return g.draw(hexDigits, g.r.IntN(70))
	default:
		return g.draw(letters+"0123456789 =\"':%\\+U", g.r.IntN(40))
	}
}

// part is a piece of text, encoded so many times.
func (g generator) part(depth int) string {
	s := g.plain()
	for range depth {
		s = g.encode(s)
		if g.r.IntN(3) == 0 {
			s += g.plain()
		}
	}
	return s
}

func (g generator) encode(s string) string {
	switch g.r.IntN(9) {
	case 0:
		return base64.StdEncoding.EncodeToString([]byte(s))
	case 1:
		return base64.RawURLEncoding.EncodeToString([]byte(s))
	case 2:
		return hex.EncodeToString([]byte(s))
	case 3:
		return strings.ToUpper(hex.EncodeToString([]byte(s)))
	case 4:
		return url.QueryEscape(s)
	case 5:
		var b strings.Builder
		for i := range len(s) {
			fmt.Fprintf(&b, "%%%02x", s[i])
		}
		return b.String()
	case 6:
		return g.points(s, []string{`\u%04x`, `\\u%04X`, `\U%04x`}[g.r.IntN(3)])
	case 7:
		return g.points(s, "U+%04X"+[]string{" ", "\t", "\n", ""}[g.r.IntN(4)])
	default:
		return s[:len(s)/2] + fmt.Sprintf("%%%02X", g.r.IntN(256)) + s[len(s)/2:]
	}
}

func (g generator) points(s, format string) string {
	var b strings.Builder
	for _, r := range s {
		fmt.Fprintf(&b, format, min(r, 0xffff))
	}
	return b.String()
}

func (g generator) text() string {
	var b strings.Builder
	for range 1 + g.r.IntN(7) {
		b.WriteString(g.part(g.r.IntN(4)))
		b.WriteString([]string{"", "", "", " ", "\n", "=", "==", "é", "\xff", "%", "%4", `\`, `\\`, "U+", "U+0041", "-", "\r\n", "u0041"}[g.r.IntN(18)])
	}
	return b.String()
}

// What we decode is what gitleaks' decoder decodes, in every pass.
func TestDecodeIsGitleaks(t *testing.T) {
	n := 15_000
	if testing.Short() {
		n /= 10
	}
	segments := 0
	for seed := range uint64(n) {
		text := generator{rand.New(rand.NewPCG(seed, 5))}.text()
		segments += compare(t, fmt.Sprintf("seed %d", seed), text)
		cut := text[seed%uint64(len(text)+1):]
		segments += compare(t, fmt.Sprintf("seed %d, cut", seed), cut)
	}
	t.Logf("%d segments in %d texts are the same", segments, 2*n)
	if segments < n {
		t.Errorf("only %d segments to compare", segments)
	}
}

func FuzzDecode(f *testing.F) {
	for seed := range uint64(50) {
		f.Add(generator{rand.New(rand.NewPCG(seed, 6))}.text())
	}
	f.Fuzz(func(t *testing.T, text string) { compare(t, "the text", text) })
}

// On real trees too: on gitleaks itself, whose tests are full of encodings, and on as much
// of the module cache as LEAKVET_COMPAT_MB says.
func TestDecodeIsGitleaksOnTrees(t *testing.T) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/zricethezav/gitleaks/v8").Output()
	if err != nil {
		t.Fatal(err)
	}
	root := strings.TrimSpace(string(out))
	segments, size := 0, 0
	walk := func(root string, limit int) {
		read := 0
		err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
			if err != nil || !d.Type().IsRegular() || read > limit {
				return err
			}
			data, err := os.ReadFile(p)
			if err != nil || len(data) > 1<<20 {
				return err
			}
			read += len(data)
			segments += compare(t, filepath.Base(p), string(data))
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		size += read
	}
	walk(root, 16<<20)
	if mb := 0; os.Getenv("LEAKVET_COMPAT_MB") != "" {
		if _, err := fmt.Sscan(os.Getenv("LEAKVET_COMPAT_MB"), &mb); err != nil {
			t.Fatalf("LEAKVET_COMPAT_MB: %v", err)
		}
		walk(filepath.Dir(filepath.Dir(filepath.Dir(root))), mb<<20) // what is in it differs from machine to machine
	}
	t.Logf("%d segments in %.1f MB are the same", segments, float64(size)/1e6)
	if segments < 200 {
		t.Errorf("only %d segments to compare", segments)
	}
}

// Where nothing is encoded, nothing is allocated, and names in code are passed over.
func TestNothingToDecode(t *testing.T) {
	text := strings.Repeat("func (s *ServerHandlerRegistry) handleRequestWithContext(ctx context.Context) error { // 100% of it\n\treturn fmt.Errorf(`\\d+: %w`, 0x1234abcd)\n}\n", 200)
	if n := testing.AllocsPerRun(10, func() {
		if _, pass := Decode(text, nil); pass != nil {
			t.Fatal("something is decoded")
		}
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// A text takes as long as it is, whatever it is full of.
func TestDecodeIsLinear(t *testing.T) {
	for name, part := range map[string]string{
		"escapes":  `\u0041x`,
		"hex":      strings.Repeat("4a", 16) + "gU+0041 ",
		"percent":  "%41%\n",
		"points":   "UU+0041 U+",
		"tokens":   base64.StdEncoding.EncodeToString([]byte("nothing to see")) + "%",
		"slashes":  `\\\`,
		"one line": "%41 words and words ",
	} {
		took := func(n int) time.Duration {
			text, best := strings.Repeat(part, n/len(part)), time.Hour
			for range 3 {
				start := time.Now()
				_, _ = Decode(text, nil)
				best = min(best, time.Since(start))
			}
			return best
		}
		// Both are long enough that what runs beside slows down both; a square is 256.
		ratio := math.Inf(1)
		for range 3 {
			if ratio = min(ratio, float64(took(2<<20))/float64(took(128<<10))); ratio < 100 {
				break
			}
		}
		if ratio >= 100 {
			t.Errorf("%s: 16 times the text takes %.0f times as long", name, ratio)
		}
	}
}
