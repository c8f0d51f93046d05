package report

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

// TestHashLinesVectors compares with hashes that Node.js computed: its own UTF-8
// decoding of a stream, and BigInt arithmetic over each window.
func TestHashLinesVectors(t *testing.T) {
	for name, test := range map[string]struct {
		data string
		want []string
	}{
		"empty": {"", []string{"c129715d7a2bc9a3:1"}},
		"line ends": {"a\r\nb\r\n\r\nc\rd\n", []string{
			"dcfbcb8fd9766167:1", "b6eaec6d575dd630:1", "f707869a3ef1a5bc:1", "bbf64e4519cc61c2:1", "c13b9b1f9cee4e29:1", "c129715d7a2bc9a3:1"}},
		"blank lines": {"\n \t\n\r\r\n\n", []string{
			"229ec9649baa95f1:1", "8d2f5848087196b:1", "4e5d562094661a0d:1", "5b5d4caf73a13177:1", "3c5bef55b72b93c9:1", "c129715d7a2bc9a3:1"}},
		"blank behind CR": {"x\r \ny\r\n \nz", []string{
			"a5410b037be1758a:1", "68f1cd34fd0f0cb8:1", "32d282a2940c442e:1", "483058b3d6ce6067:1", "76dcabf80cb35c79:1"}},
		"surrogates": {"key = \"🔑𝄞\" # ü\n  tab\tend", []string{"150a7c4c988b9b40:1", "1253daf262e27cd1:1"}},
		"byte-order mark": {"\ufeffpackage x\n\nfunc f() {}\n", []string{
			"a4d3c3c3004c6f9f:1", "79036c2f971b42e2:1", "855e7cdad7d01840:1", "c129715d7a2bc9a3:1"}},
		"broken UTF-8": {"a\xe2\x82\n\xf0\x9f\x94b\n\xc0\xaf\n\xed\xa0\x80\n\xf4\x90\x80\x80\n\xe0\x80\n\xff\xfe\n\xf0\x9f", []string{
			"b33b5ee3cbfb0e50:1", "9e705d6e68eb43fc:1", "29cf157029395973:1", "604ffb7ac10c8b7:1", "1da1b0a6737fde5e:1", "5fc4a09bb80bda70:1", "8f16a939f50cd420:1", "8989dec65f08d110:1"}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := hashLines([]byte(test.data)).hash; !slices.Equal(got, test.want) {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}

// TestHashLinesDefinition computes each hash from its definition: one window, one
// polynomial, no rolling.
func TestHashLinesDefinition(t *testing.T) {
	var long []string
	for i := range 120 {
		long = append(long, fmt.Sprintf("line %d \t%s", i%7, strings.Repeat("=x", i%40)))
	}
	for _, text := range []string{
		strings.Join(long, "\n"),
		strings.Join(long, "\r\n") + "\r\n",
		strings.Repeat("same\n", 150),
		strings.Repeat("𝄞", 99) + "\nü\n",
		strings.Repeat("a", 100) + "\n" + strings.Repeat("a", 99) + "\n" + strings.Repeat("a", 101),
	} {
		got, want := hashLines([]byte(text)), defined(text)
		if !slices.Equal(got.hash, want) {
			t.Errorf("%.20q…: got %q\nwant %q", text, got.hash, want)
		}
		if len(got.size) != len(got.hash) {
			t.Errorf("%.20q…: %d sizes of %d lines", text, len(got.size), len(got.hash))
		}
	}
}

func defined(text string) []string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", " ", "", "\t", "").Replace(text)
	units := append(utf16.Encode([]rune(text)), 0xffff)
	var out []string
	seen := map[string]int{}
	for i := range units {
		if i > 0 && units[i-1] != '\n' {
			continue
		}
		sum := new(big.Int)
		for k := range 100 {
			sum.Mul(sum, big.NewInt(37))
			if i+k < len(units) {
				sum.Add(sum, big.NewInt(int64(units[i+k])))
			}
		}
		sum.Mod(sum, new(big.Int).Lsh(big.NewInt(1), 64))
		h := sum.Text(16)
		seen[h]++
		out = append(out, fmt.Sprintf("%s:%d", h, seen[h]))
	}
	return out
}

func TestHashLinesSizes(t *testing.T) {
	got := hashLines([]byte("ab\r\n \tc\n𝄞\n\nend")).size
	if want := []int{2, 3, 2, 0, 3}; !slices.Equal(got, want) {
		t.Errorf("sizes %v, want %v", got, want)
	}
}
