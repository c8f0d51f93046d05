package textscan

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
)

// wordAt is a word and where it ends.
type wordAt struct{ word, end int }

// plainly finds words by looking for each at every place.
func plainly(words []string, text string) (out []wordAt) {
	low := make([]byte, len(text))
	for i := range low {
		if low[i] = text[i]; low[i] >= 'A' && low[i] <= 'Z' {
			low[i] += 'a' - 'A'
		}
	}
	for w, word := range words {
		for i := range low {
			if strings.HasPrefix(string(low[i:min(len(low), i+len(word))]), word) {
				out = append(out, wordAt{w, i + len(word)})
			}
		}
	}
	return out
}

// TestWordFinder compares the search with the plain one, on texts in which words overlap,
// stand at the ends and lie on every side of the blocks that are read at once.
func TestWordFinder(t *testing.T) {
	words := []string{"key", "api_key", "ey", "k", "keys", "s.", "yek", "a-very-long-word-indeed", "\xc3\xa9t", "apikeyapi"}
	f := newWordFinder(words)
	r := rand.New(rand.NewPCG(1, 1))
	letters := "kKeEyYsS._-aApPiI \xc3\xa9\x00`@[{"
	for n := range 3000 {
		var b strings.Builder
		for b.Len() < n%97 {
			if r.IntN(4) == 0 {
				b.WriteString(words[r.IntN(len(words))])
			}
			b.WriteByte(letters[r.IntN(len(letters))])
		}
		text := b.String()[:min(b.Len(), n%97)]
		var got []wordAt
		f.scan(text, func(word int32, end int) { got = append(got, wordAt{int(word), end}) })
		want := plainly(words, text)
		for _, s := range [][]wordAt{got, want} {
			slices.SortFunc(s, func(a, b wordAt) int { return cmp.Or(a.end-b.end, a.word-b.word) })
		}
		if d := gocmp.Diff(want, got, gocmp.AllowUnexported(wordAt{})); d != "" {
			t.Fatalf("%q (-want +got):\n%s", text, d)
		}
		if f.has(text) != (len(want) > 0) {
			t.Fatalf("has(%q) = %v", text, f.has(text))
		}
	}
}

// BenchmarkWordFinder reads a text without secrets.
func BenchmarkWordFinder(b *testing.B) {
	e, err := New(Options{Root: b.TempDir()})
	if err != nil {
		b.Fatal(err)
	}
	text := strings.Repeat("func (d *decoder) leaf(l Leaf) {\n\tif d.leaves++; d.leaves > maxLeaves {\n\t\td.over(\"more than %d values\", maxLeaves)\n\t\treturn\n\t}\n", 1000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		e.matcher.finder.scan(text, func(int32, int) {})
	}
}
