package triage

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/leakvet/leakvet/internal/finding"
)

// at makes a finding of logleak/log in a file.
func at(path string, line, column int, change ...func(*finding.Finding)) finding.Finding {
	f := finding.Finding{
		Rule: "logleak", Kind: "log", Engine: finding.EngineGo, Severity: finding.High, Confidence: finding.MediumConfidence, Message: "m",
		Location: finding.Location{Path: path, Region: finding.Region{StartLine: line, StartColumn: column, EndLine: line, EndColumn: column + 1}},
	}
	for _, c := range change {
		c(&f)
	}
	return f
}

func text(f *finding.Finding)   { f.Engine = finding.EngineText }
func surer(f *finding.Finding)  { f.Confidence = finding.HighConfidence }
func other(f *finding.Finding)  { f.Rule = "promptleak" }
func longer(f *finding.Finding) { f.Flow = make([]finding.Step, 2) }

func TestDedup(t *testing.T) {
	for name, test := range map[string]struct {
		in   []finding.Finding
		want []int // indexes of in
	}{
		"test variant":          {[]finding.Finding{at("a", 1, 1), at("a", 1, 1)}, []int{0}},
		"both engines":          {[]finding.Finding{at("a", 1, 1), at("a", 1, 9, text)}, []int{0}},
		"the surer stays":       {[]finding.Finding{at("a", 1, 1), at("a", 1, 9, text, surer)}, []int{1}},
		"the longer flow":       {[]finding.Finding{at("a", 1, 1), at("a", 1, 1, longer)}, []int{1}},
		"two leaks on a line":   {[]finding.Finding{at("a", 1, 1), at("a", 1, 9)}, []int{0, 1}},
		"two lines":             {[]finding.Finding{at("a", 1, 1), at("a", 2, 1)}, []int{0, 1}},
		"two files":             {[]finding.Finding{at("a", 1, 1), at("b", 1, 1)}, []int{0, 1}},
		"two rules":             {[]finding.Finding{at("a", 1, 1), at("a", 1, 1, other)}, []int{0, 1}},
		"no position, the same": {[]finding.Finding{at("a", 0, 0), at("a", 0, 0, text)}, []int{0}},
	} {
		t.Run(name, func(t *testing.T) {
			var want []finding.Finding
			for _, i := range test.want {
				want = append(want, test.in[i])
			}
			got := Dedup(slices.Clone(test.in))
			if fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("got %v\nwant %v", got, want)
			}
		})
	}
}

func TestSeverity(t *testing.T) {
	none := func(string, string) (finding.Severity, bool) { return 0, false }
	itself := func(path string) string { return path }
	for path, want := range map[string]finding.Severity{
		"a.go":                   finding.High,
		"cmd/testdata.go":        finding.High,
		"mytestdata/a.go":        finding.High,
		"a/testdata/b/c.json":    finding.Medium,
		"examples/agent/main.go": finding.Medium,
		"a_test.go":              finding.Medium,
		"contest/main.go":        finding.High,
		"docs/setup.md":          finding.Medium,
		".env.example":           finding.Medium,
		"values.sample.yaml":     finding.Medium,
		"prompt/template.go":     finding.High,
		"web/app.spec.ts":        finding.Medium,
		"tool/test_call.py":      finding.Medium,
		"dist/app.js":            finding.High,
	} {
		fs := Severity(none, itself)([]finding.Finding{at(path, 1, 1)})
		if fs[0].Severity != want {
			t.Errorf("%s: %s, want %s", path, fs[0].Severity, want)
		}
	}
	configured := func(rule, _ string) (finding.Severity, bool) { return finding.Critical, rule == "logleak" }
	if fs := Severity(configured, itself)([]finding.Finding{at("testdata/a", 1, 1)}); fs[0].Severity != finding.Critical {
		t.Error("the configuration does not win")
	}
	asked := func(path string) string { return strings.TrimPrefix(path, "testdata/app/") }
	if fs := Severity(none, asked)([]finding.Finding{at("testdata/app/a.go", 1, 1)}); fs[0].Severity != finding.High {
		t.Error("what is scanned by name is lowered")
	}
	least := at("testdata/a", 1, 1, func(f *finding.Finding) { f.Severity = finding.Info })
	if fs := Severity(none, itself)([]finding.Finding{least}); fs[0].Severity != finding.Info {
		t.Errorf("below info: %d", fs[0].Severity)
	}
}

func TestFiltersAndOrder(t *testing.T) {
	low := func(f *finding.Finding) { f.Confidence = finding.LowConfidence }
	fs := Run([]finding.Finding{at("b", 1, 1), at("a", 2, 1), at("a", 1, 1), at("c", 1, 1, low), at("d", 1, 1, other), at("e", 1, 1)},
		Confidence(finding.MediumConfidence),
		Rules(func(rule string) bool { return rule == "logleak" }),
		Paths(func(path string) bool { return path != "e" }),
		Order(nil),
	)
	var got []string
	seen := map[string]bool{}
	for _, f := range fs {
		got = append(got, fmt.Sprintf("%s:%d", f.Location.Path, f.Location.Region.StartLine))
		if f.Fingerprint == "" || seen[f.Fingerprint] {
			t.Errorf("fingerprint %q", f.Fingerprint)
		}
		seen[f.Fingerprint] = true
	}
	if want := "a:1 a:2 b:1"; strings.Join(got, " ") != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
