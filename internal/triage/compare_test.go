package triage

import (
	"fmt"
	"strings"
	"testing"

	"github.com/leakvet/leakvet/internal/finding"
)

func TestCompare(t *testing.T) {
	in := func(symbol string) func(*finding.Finding) {
		return func(f *finding.Finding) { f.Location.Symbol = symbol }
	}
	printed := func(key string, fs ...finding.Finding) []finding.Finding {
		finding.Sort(fs)
		finding.Fingerprints(fs, []byte(key))
		return fs
	}
	secret := func(f *finding.Finding) { f.Identity = finding.NewSecret("k").ID() }
	for name, test := range map[string]struct {
		older, newer []finding.Finding
		want         string
	}{
		"nothing":     {nil, nil, "new [] fixed [] unchanged []"},
		"moved lines": {printed("", at("a", 1, 1)), printed("", at("a", 9, 1)), "new [] fixed [] unchanged [a:9]"},
		"one more":    {printed("", at("a", 1, 1)), printed("", at("a", 1, 1), at("b", 1, 1)), "new [b:1] fixed [] unchanged [a:1]"},
		"one less":    {printed("", at("a", 1, 1), at("b", 1, 1)), printed("", at("b", 1, 1)), "new [] fixed [a:1] unchanged [b:1]"},
		"one of two":  {printed("", at("a", 1, 1), at("a", 5, 1)), printed("", at("a", 5, 1)), "new [] fixed [a:5] unchanged [a:5]"},
		"two of one":  {printed("", at("a", 1, 1)), printed("", at("a", 1, 1), at("a", 5, 1)), "new [a:5] fixed [] unchanged [a:1]"},
		"other place": {printed("", at("a", 1, 1, in("f"))), printed("", at("a", 1, 1, in("g"))), "new [a:1] fixed [a:1] unchanged []"},
		"other key":   {printed("", at("a", 1, 1, secret)), printed("salt", at("a", 1, 1, secret)), "new [] fixed [] unchanged [a:1]"},
	} {
		added, fixed, unchanged := Compare(test.older, test.newer)
		list := func(fs []finding.Finding) string {
			var out []string
			for _, f := range fs {
				out = append(out, fmt.Sprintf("%s:%d", f.Location.Path, f.Location.Region.StartLine))
			}
			return "[" + strings.Join(out, " ") + "]"
		}
		if got := fmt.Sprintf("new %s fixed %s unchanged %s", list(added), list(fixed), list(unchanged)); got != test.want {
			t.Errorf("%s: %s, want %s", name, got, test.want)
		}
	}
}
