package catalog

import (
	"reflect"
	"strings"
	"testing"

	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/rules"
)

func rule(id string, change ...func(*rules.Rule)) rules.Rule {
	r := rules.Rule{
		ID: id, Title: "a title", Remedy: "do this",
		Doc:      rules.Doc{Finds: "finds", Why: "why", Example: "example", Instead: "instead", Limits: "limits"},
		Severity: "high", Confidence: "medium", Production: []int{4}, Source: "rules/" + id,
	}
	for _, f := range change {
		f(&r)
	}
	return r
}

func TestNewSortsAllGroups(t *testing.T) {
	c, err := New(
		Group{finding.EngineGo, []rules.Rule{rule("promptleak"), rule("logleak")}},
		Group{finding.EngineText, []rules.Rule{rule("openai-api-key")}},
	)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, r := range c.Rules() {
		ids = append(ids, r.ID)
	}
	if got, want := strings.Join(ids, " "), "logleak openai-api-key promptleak"; got != want {
		t.Errorf("rules %q, want %q", got, want)
	}
	r, ok := c.Rule("openai-api-key")
	if !ok || r.Engine != finding.EngineText || r.Severity != finding.High || r.Confidence != finding.MediumConfidence {
		t.Errorf("openai-api-key: %+v, found %t", r, ok)
	}
	if _, ok := c.Rule("openai"); ok {
		t.Error("found a rule that is not there")
	}
}

// TestRuleKeepsEverything fails when rules.Rule gains a field that New drops.
func TestRuleKeepsEverything(t *testing.T) {
	in := rule("logleak", func(r *rules.Rule) { r.CWE, r.Tags = []int{532}, []string{"owasp"} })
	c, err := New(Group{finding.EngineGo, []rules.Rule{in}})
	if err != nil {
		t.Fatal(err)
	}
	from, to := reflect.ValueOf(in), reflect.ValueOf(c.Rules()[0])
	for i := range from.NumField() {
		name := from.Type().Field(i).Name
		if from.Field(i).IsZero() {
			t.Errorf("the test sets no %s", name)
		}
		if f := to.FieldByName(name); !f.IsValid() || f.IsZero() {
			t.Errorf("the catalog drops %s", name)
		}
	}
}

func TestNewErrors(t *testing.T) {
	for name, test := range map[string]struct {
		engine finding.Engine
		change func(*rules.Rule)
		want   string // empty: no error
	}{
		"severity":             {finding.EngineText, func(r *rules.Rule) { r.Severity = "bad" }, `unknown severity "bad"`},
		"confidence":           {finding.EngineText, func(r *rules.Rule) { r.Confidence = "sure" }, `unknown confidence "sure"`},
		"finds":                {finding.EngineText, func(r *rules.Rule) { r.Doc.Finds = " " }, "nothing under what it finds"},
		"several":              {finding.EngineText, func(r *rules.Rule) { r.Title, r.Remedy = "", "" }, "nothing under title, remedy"},
		"go manual":            {finding.EngineGo, func(r *rules.Rule) { r.Doc.Limits = "" }, "nothing under limits"},
		"text needs no limits": {finding.EngineText, func(r *rules.Rule) { r.Doc.Limits = "" }, ""},
		"no production rule":   {finding.EngineText, func(r *rules.Rule) { r.Production = nil }, "serves no production rule"},
		"production rule 8":    {finding.EngineText, func(r *rules.Rule) { r.Production = []int{8} }, "production rule 8"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := New(Group{test.engine, []rules.Rule{rule("some-rule", test.change)}})
			switch {
			case test.want == "" && err != nil:
				t.Error(err)
			case test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), `"some-rule"`)):
				t.Errorf("error %v, want %q", err, test.want)
			}
		})
	}
}

func TestNewRejectsDuplicates(t *testing.T) {
	_, err := New(
		Group{finding.EngineGo, []rules.Rule{rule("logleak")}},
		Group{finding.EngineText, []rules.Rule{rule("logleak"), rule("x", func(r *rules.Rule) { r.Title = "" })}},
	)
	if err == nil || !strings.Contains(err.Error(), `"logleak" is in the catalog twice`) {
		t.Errorf("error %v", err)
	}
	if err != nil && !strings.Contains(err.Error(), `"x"`) {
		t.Errorf("error %v names only the first rule at fault", err)
	}
}

func TestSuggest(t *testing.T) {
	c, err := New(Group{finding.EngineText, []rules.Rule{rule("logleak"), rule("openai-api-key"), rule("openai-admin-key")}})
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]string{
		"logleek": `; did you mean "logleak"?`,
		"OpenAI":  "; rules named like it: openai-admin-key, openai-api-key",
		"zzz":     "",
		"":        "",
	} {
		if got := c.Suggest(id); got != want {
			t.Errorf("Suggest(%q) = %q, want %q", id, got, want)
		}
	}
}

func TestProduction(t *testing.T) {
	for n := range 9 {
		p, ok := Production(n)
		if want := 1 <= n && n <= 7; ok != want || ok && p.Number != n {
			t.Errorf("Production(%d) = %+v, %t", n, p, ok)
		}
	}
}
