package allow

import "testing"

func TestGosecComments(t *testing.T) {
	for _, c := range []struct {
		line string
		rule string
		want bool
	}{
		{`x := 1 // #nosec G101`, "generic-api-key", true},
		{`x := 1 // #nosec G304,G101 -- a sample`, "generic-api-key", true},
		{`x := 1 /* #nosec G117 */`, "marshalleak", true},
		{`x := 1 //gosec:disable G101`, "openai-api-key", true},
		{`x := 1 // #nosec`, "marshalleak", true},
		{`x := 1 // #nosec`, "generic-api-key", true},
		{`x := 1 // #nosec G304`, "generic-api-key", false},
		{`x := 1 // #nosec G101`, "marshalleak", false},
		{`x := 1 // #nosec G117`, "generic-api-key", false},
		{`x := 1 // #nosec G101`, "logleak", false},
		{`x := 1 // #nosec`, "logleak", false},
		{`x := "#nosec"`, "generic-api-key", false},
		{`x := 1 // nosec`, "generic-api-key", false},
	} {
		got, ok := Parse(c.line)
		if ok = ok && got.Complete() && got.Covers(c.rule, ""); ok != c.want {
			t.Errorf("%s: about %s: %v, want %v", c.line, c.rule, ok, c.want)
		}
	}
}
