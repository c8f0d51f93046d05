package rules

import (
	"strings"
	"testing"
)

func TestProductionRules(t *testing.T) {
	ps := ProductionRules()
	if len(ps) != ProductionCount {
		t.Fatalf("%d production rules, want %d", len(ps), ProductionCount)
	}
	for i, p := range ps {
		if p.Number != i+1 {
			t.Errorf("rule at place %d has number %d", i+1, p.Number)
		}
		if !strings.HasSuffix(p.Question, "?") {
			t.Errorf("rule %d: %q is no question", p.Number, p.Question)
		}
		for _, line := range []string{p.Title, p.Remedy} {
			if strings.ContainsAny(line, "\n") || len(line) > 120 {
				t.Errorf("rule %d: %q does not fit a line", p.Number, line)
			}
		}
	}
	ps[0].Title = "changed"
	if ProductionRules()[0].Title == "changed" {
		t.Error("a caller can change the rules of everybody")
	}
}

func TestLoadProductionErrors(t *testing.T) {
	stanza := func(number string) string {
		return "[[production]]\nnumber = " + number + "\ntitle = 't'\nquestion = 'q?'\nevidence = 'e'\nremedy = 'r'\n"
	}
	for name, test := range map[string]struct{ file, want string }{
		"unknown key":  {stanza("1") + "remdy = 'x'\n", `p.toml:7: unknown key "production.remdy"`},
		"out of order": {stanza("1") + stanza("3"), "p.toml:7: [[production]]: number is 3"},
		"incomplete":   {"\n[[production]]\nnumber = 1\ntitle = 't'\n", "p.toml:2: [[production]]: a production rule has"},
		"too few":      {stanza("1"), "p.toml: 1 production rules: there are 7"},
		"no TOML":      {"[[production\n", "p.toml:1: "},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := loadProduction("p.toml", []byte(test.file))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want %q", err, test.want)
			}
		})
	}
}
