package artifact

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// says is all that a leaf says.
func says(l *Leaf) string {
	whole := l.Whole()
	if whole.Start == whole.End { // joined of several
		whole = Span{}
	}
	return fmt.Sprintf("%s %q=%q under %q, %v %v %v host %q at %v of %v", l.Path(func(s string) string { return s }), l.Key, l.Value,
		l.Under, l.Apart, l.Decoded, l.Kind, l.Host(), l.Span(Span{0, len(l.Value)}), whole)
}

// hosts are known by then that stand behind what they tell of.
var hosts = regexp.MustCompile(`host "[^"]*"`)

// inWindows reads a text through windows that hold at least size bytes which are new.
func inWindows(t *testing.T, text string, size, hold int, again bool) (out []string) {
	t.Helper()
	s := NewDocuments()
	var last []string
	take := func(to *[]string) func(*Leaf) { return func(l *Leaf) { *to = append(*to, says(l)) } }
	base, from, end := 0, 0, 0
	for grown := size; ; {
		end = min(len(text), base+from+grown)
		w := Window{text[base:end], base, from, end == len(text)}
		fork := s.Fork()
		n := len(out)
		next, keep, _ := s.Read(w, hold, take(&out))
		if again {
			last = nil
			fork.Fork().Read(w, hold, take(&last))
			if !slices.EqualFunc(last, out[n:], func(a, b string) bool { return hosts.ReplaceAllString(a, "") == hosts.ReplaceAllString(b, "") }) {
				t.Fatalf("a window read once more has other leaves:\n%s\nnot\n%s", strings.Join(last, "\n"), strings.Join(out[n:], "\n"))
			}
		}
		if keep > next || next < from {
			t.Fatalf("window %d+%d: next %d, keep %d", base, from, next, keep)
		}
		if w.Last {
			return out
		}
		if grown += size; next > from {
			grown = size
		}
		base, from = base+keep, next-keep
	}
}

// jsonText makes documents with all that a reader has to remember between two windows.
func jsonText(r *rand.Rand, depth int) string {
	space := []string{"", "", " ", "\n  ", "\t"}[r.IntN(5)]
	word := func() string {
		b := make([]byte, r.IntN(30))
		for i := range b {
			b[i] = "abcdefgh 0123456789_-{}[],:=é\\"[r.IntN(31)]
		}
		return strings.ToValidUTF8(strings.ReplaceAll(string(b), `\`, []string{`\n`, `\"`, `\\`, `\u0041`}[r.IntN(4)]), "?")
	}
	if depth == 0 {
		switch r.IntN(8) {
		case 0:
			return fmt.Sprint(r.IntN(1e6))
		case 1:
			return []string{"true", "null", "None", "datetime(2026, 'a b')", "b'bytes and more'", "barewordvalue"}[r.IntN(6)]
		case 2:
			return `"` + strings.ReplaceAll(`{"token": "inner value of it", "name": "x"}`, `"`, `\"`) + `"`
		case 3:
			return `"https://api.example.com/v1"`
		case 4:
			return `"--api-key"`
		}
		return `"` + word() + `"`
	}
	keys := []string{"name", "value", "key", "type", "url", "text", "content", "cookies", "headers", "env", "args", "password", "data", "npmAuthIdent", "id"}
	var parts []string
	if r.IntN(2) == 0 {
		for range r.IntN(6) {
			parts = append(parts, jsonText(r, r.IntN(depth)))
		}
		return "[" + space + strings.Join(parts, ","+space) + space + "]"
	}
	for range r.IntN(7) {
		parts = append(parts, `"`+keys[r.IntN(len(keys))]+`":`+space+jsonText(r, r.IntN(depth)))
	}
	comment := ""
	if r.IntN(10) == 0 {
		comment = []string{"/* a, comment} */", "// one\n"}[r.IntN(2)]
	}
	return "{" + space + comment + strings.Join(parts, ","+space) + space + "}"
}

// Read a window at a time, a text has the leaves that it has as a whole.
func TestDocumentsInWindows(t *testing.T) {
	leaves := 0
	for seed := range uint64(1000) {
		r := rand.New(rand.NewPCG(seed, 9))
		var b strings.Builder
		for range 1 + r.IntN(3) {
			s := jsonText(r, 1+r.IntN(6))
			if r.IntN(8) == 0 { // broken
				s = s[:r.IntN(len(s))] + []string{"", "}", "]", `"`, "\n", "x"}[r.IntN(6)]
			}
			b.WriteString(s + []string{"\n", "", " ", "\n\n", "\nnot json\n"}[r.IntN(5)])
		}
		text := b.String()
		var want []string
		limit := Decode(JSON, "a.json", text, func(l *Leaf) { want = append(want, says(l)) })
		if limit != "" {
			continue
		}
		leaves += len(want)
		for _, size := range []int{1 + r.IntN(8), 1 + r.IntN(60), 200} {
			got := inWindows(t, text, size, 1<<30, size > 8)
			for i := range max(len(got), len(want)) {
				if i >= len(got) || i >= len(want) || got[i] != want[i] {
					t.Fatalf("seed %d, windows of %d: %d leaves, want %d; the first that differs:\n%s\nwant\n%s\nof\n%s",
						seed, size, len(got), len(want), at(got, i), at(want, i), text)
				}
			}
		}
	}
	if leaves < 10_000 {
		t.Errorf("only %d leaves to compare", leaves)
	}
}

func at(all []string, i int) string {
	if i < len(all) {
		return all[i]
	}
	return "none"
}

// A value waits for its name a while, but not to the end of a large document.
func TestDocumentsLetGo(t *testing.T) {
	text := func(between int) string {
		return `{"value": "the value of it", "items": [` + strings.Repeat(`"abc",`, between/6) + `1], "name": "api_key"}`
	}
	for _, c := range []struct {
		between int
		want    string
	}{{300, `/value (api_key) "api_key"=`}, {9000, `/value "value"=`}} {
		got := slices.DeleteFunc(inWindows(t, text(c.between), 100, 1000, true), func(l string) bool { return !strings.Contains(l, "the value of it") })
		if len(got) != 1 || !strings.HasPrefix(got[0], c.want) {
			t.Errorf("%d bytes between: %q, want %s…", c.between, got, c.want)
		}
	}
}
