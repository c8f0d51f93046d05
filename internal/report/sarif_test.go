package report

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/leakvet/leakvet/internal/catalog"
	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/rules"
)

// sarifLog is SARIF as its readers see it: none of go-sarif's types, so that the
// tests do not repeat its mistakes.
type sarifLog struct {
	Schema  string `json:"$schema"`
	Version string
	Runs    []struct {
		Tool struct {
			Driver struct {
				Name, Version, SemanticVersion string
				Notifications                  []struct{ ID string }
				Rules                          []struct {
					ID, Name, HelpURI                 string
					ShortDescription, FullDescription struct{ Text string }
					Help                              struct{ Text, Markdown string }
					DefaultConfiguration              struct{ Level string }
					Properties                        struct {
						Tags             []string
						Precision        string
						SecuritySeverity string `json:"security-severity"`
					}
				}
			}
		}
		ColumnKind        string
		AutomationDetails struct{ ID string }
		Taxonomies        []struct{ Taxa []struct{ ID string } }
		Invocations       []struct {
			ExecutionSuccessful        bool
			ToolExecutionNotifications []struct {
				Level      string
				Message    struct{ Text string }
				Descriptor struct {
					ID    string
					Index int
				}
			}
		}
		Results []sarifResult
	}
}

type sarifResult struct {
	RuleID, Level       string
	RuleIndex           uint64
	Message             struct{ Text string }
	Locations           []sarifLocation
	RelatedLocations    []sarifLocation
	PartialFingerprints map[string]string
	CodeFlows           []struct {
		ThreadFlows []struct {
			Locations []struct{ Location sarifLocation }
		}
	}
	Taxa []struct {
		ID    string
		Index int
	}
	Suppressions []struct{ Kind, Status, Justification string }
}

type sarifLocation struct {
	ID               int
	PhysicalLocation struct {
		ArtifactLocation struct{ URI string }
		Region           finding.Region
	}
}

func readSARIF(t testing.TB, in Input) sarifLog {
	t.Helper()
	got := render(t, SARIF, in)
	if len(got) < 1<<20 { // the schema takes seconds for more, and learns nothing from it
		if err := validate(t, sarifOASIS(t), got); err != nil {
			t.Errorf("not valid SARIF: %v", err)
		}
	}
	var log sarifLog
	if err := json.Unmarshal([]byte(got), &log); err != nil {
		t.Fatal(err)
	}
	if len(log.Runs) != 1 {
		t.Fatalf("%d runs", len(log.Runs))
	}
	return log
}

func TestSARIFIsValid(t *testing.T) {
	for name, change := range map[string]func(*Input){
		"fixture":         func(*Input) {},
		"nothing found":   func(in *Input) { in.Result = new(finding.Result) },
		"no catalog":      func(in *Input) { in.Catalog = nil },
		"no files":        func(in *Input) { in.Open = nil },
		"odd version":     func(in *Input) { in.Version = "(devel)" },
		"zero finding":    func(in *Input) { in.Result = &finding.Result{Findings: make([]finding.Finding, 1)} },
		"names to escape": func(in *Input) { in.Prefix = "a b/ü:%" },
	} {
		t.Run(name, func(t *testing.T) {
			in := fixture(t)
			change(&in)
			readSARIF(t, in)
		})
	}
	if err := validate(t, sarifOASIS(t), strings.Replace(render(t, SARIF, fixture(t)), `"error"`, `"fatal"`, 1)); err == nil {
		t.Error("the schema takes any level")
	}
}

// The pitfalls of go-sarif v2, each with its test.

func TestSARIFHasNoNull(t *testing.T) {
	if got := render(t, SARIF, fixture(t)); strings.Contains(got, "null") {
		t.Error("null in the report: GitHub refuses the upload")
	}
}

func TestSARIFSchemaURL(t *testing.T) {
	if got := readSARIF(t, fixture(t)).Schema; got != "https://json.schemastore.org/sarif-2.1.0.json" {
		t.Errorf("$schema %q", got)
	}
}

func TestSARIFRuleIndex(t *testing.T) {
	in := fixture(t)
	in.Result.Findings = append(in.Result.Findings, finding.Finding{Rule: "a-users-own", Message: "not in the catalog"})
	run := readSARIF(t, in).Runs[0]
	for _, r := range run.Results {
		if r.RuleIndex >= uint64(len(run.Tool.Driver.Rules)) || run.Tool.Driver.Rules[r.RuleIndex].ID != r.RuleID {
			t.Errorf("%s has ruleIndex %d", r.RuleID, r.RuleIndex)
		}
		for _, x := range r.Taxa {
			if run.Taxonomies[0].Taxa[x.Index].ID != x.ID {
				t.Errorf("CWE %s has index %d", x.ID, x.Index)
			}
		}
	}
	for _, n := range run.Invocations[0].ToolExecutionNotifications {
		if run.Tool.Driver.Notifications[n.Descriptor.Index].ID != n.Descriptor.ID {
			t.Errorf("notification %s has index %d", n.Descriptor.ID, n.Descriptor.Index)
		}
	}
}

// TestSARIFOverLongerFile: go-sarif's WriteFile would leave the tail of an older
// report. A reporter writes to a writer, and ends with a whole document.
func TestSARIFOverLongerFile(t *testing.T) {
	d := json.NewDecoder(strings.NewReader(render(t, SARIF, fixture(t))))
	var v any
	if err := d.Decode(&v); err != nil {
		t.Fatal(err)
	}
	if err := d.Decode(&v); err != io.EOF {
		t.Errorf("something follows the document: %v", err)
	}
}

func TestPrune(t *testing.T) {
	for in, want := range map[string]string{
		`{"a":null,"b":1}`:                          `{"b":1}`,
		`{"b":1,"a":null}`:                          `{"b":1}`,
		`{"b":1,"a":null,"c":null,"d":2}`:           `{"b":1,"d":2}`,
		`{"a":null}`:                                `{}`,
		`{"z":{"x":null},"a":[]}`:                   `{"z":{},"a":[]}`,
		`[{"a":null},{"b":"x{"},"y[",null]`:         `[{},{"b":"x{"},"y[",null]`,
		`{"s":":null","t\":null":",}"}`:             `{"s":":null","t\":null":",}"}`,
		`{"n":18446744073709551615,"f":1.50}`:       `{"n":18446744073709551615,"f":1.50}`,
		`["\u003c\u0026\u003e","\\u003c","\u2028"]`: `["<&>","\\u003c","\u2028"]`,
	} {
		if got := string(withoutNulls([]byte(in))); got != want {
			t.Errorf("withoutNulls(%s) = %s, want %s", in, got, want)
		}
	}
	for _, broken := range []string{"", "{", `{"a":`, `[1,`, `"a\`, "}"} {
		if err := prune(io.Discard, []byte(broken)); err == nil {
			t.Errorf("prune(%q) succeeds", broken)
		}
	}
}

// What GitHub reads.

func TestSARIFRun(t *testing.T) {
	run := readSARIF(t, fixture(t)).Runs[0]
	if run.ColumnKind != "utf16CodeUnits" || run.AutomationDetails.ID != "leakvet/" {
		t.Errorf("columns %q, category %q", run.ColumnKind, run.AutomationDetails.ID)
	}
	if d := run.Tool.Driver; d.Name != "leakvet" || d.Version != "0.1.0" || d.SemanticVersion != "0.1.0" {
		t.Errorf("tool %s %s (%s)", d.Name, d.Version, d.SemanticVersion)
	}
	inv := run.Invocations[0]
	if inv.ExecutionSuccessful {
		t.Error("an incomplete run calls itself successful")
	}
	if len(inv.ToolExecutionNotifications) != 2 || inv.ToolExecutionNotifications[0].Level != "error" ||
		!strings.Contains(inv.ToolExecutionNotifications[1].Message.Text, "secrets/old.db: permission denied") {
		t.Errorf("notifications %+v", inv.ToolExecutionNotifications)
	}
	in := fixture(t)
	in.Result.Problems = nil
	if inv := readSARIF(t, in).Runs[0].Invocations[0]; !inv.ExecutionSuccessful || len(inv.ToolExecutionNotifications) > 0 {
		t.Errorf("a complete run: %+v", inv)
	}
}

func TestSARIFRules(t *testing.T) {
	run := readSARIF(t, fixture(t)).Runs[0]
	var ids []string
	for _, r := range run.Tool.Driver.Rules {
		ids = append(ids, r.ID)
		if r.ID != "logleak" {
			continue
		}
		if r.DefaultConfiguration.Level != "error" || r.Properties.Precision != "high" || r.Properties.SecuritySeverity != "8.0" {
			t.Errorf("logleak: %+v", r)
		}
		for _, tag := range []string{"security", "leakvet/production-rule-4", "external/cwe/cwe-532"} {
			if !slices.Contains(r.Properties.Tags, tag) {
				t.Errorf("no tag %s in %q", tag, r.Properties.Tags)
			}
		}
		for _, piece := range []string{"## Reported", "cfg.APIKey is in it", "## Instead", "cfg.Model"} {
			if !strings.Contains(r.Help.Markdown, piece) {
				t.Errorf("help lacks %q", piece)
			}
		}
	}
	if want := "anthropic-api-key logleak promptleak replay-not-ignored"; strings.Join(ids, " ") != want {
		t.Errorf("rules %q, want %q", ids, want)
	}
}

func TestSARIFRuleLimits(t *testing.T) {
	r := descriptor(catalog.Rule{
		ID: "a-rule", Title: strings.Repeat("ü", 2000), Doc: rules.Doc{Finds: strings.Repeat("x", 2000)},
		Production: []int{1, 2, 3, 4, 5, 6, 7}, CWE: []int{79, 200, 532, 798}, Tags: []string{"more"},
	})
	if n := len([]rune(*r.ShortDescription.Text)); n != 1024 {
		t.Errorf("shortDescription of %d characters", n)
	}
	if n := len([]rune(*r.FullDescription.Text)); n != 1024 {
		t.Errorf("fullDescription of %d characters", n)
	}
	tags := r.Properties["tags"].([]string)
	if len(tags) != 10 || tags[8] != "external/cwe/cwe-079" {
		t.Errorf("tags %q", tags)
	}
}

func TestSARIFResults(t *testing.T) {
	run := readSARIF(t, fixture(t)).Runs[0]
	var levels []string
	for _, r := range run.Results {
		levels = append(levels, r.Level)
		for _, l := range slices.Concat(r.Locations, r.RelatedLocations) {
			if p := l.PhysicalLocation.Region; p.StartLine < 1 || p.StartColumn < 1 || p.EndLine < p.StartLine || p.EndColumn < 1 {
				t.Errorf("%s: region %+v", r.RuleID, p)
			}
		}
		if r.PartialFingerprints["leakvet/v2"] == "" {
			t.Errorf("%s: no fingerprint", r.RuleID)
		}
	}
	if got, want := strings.Join(levels, " "), "error error error warning note note error"; got != want {
		t.Errorf("levels %q, want %q", got, want)
	}

	r := run.Results[0]
	if r.RuleID != "promptleak" {
		t.Fatalf("the first result is %s", r.RuleID)
	}
	want := `API key from os.Getenv("OPENAI_API_KEY") (config.go:9) reaches the system prompt via buildPrompt. Flow: [os.Getenv reads OPENAI_API_KEY](1) → [passed to buildPrompt`
	if !strings.HasPrefix(r.Message.Text, want) {
		t.Errorf("message %q", r.Message.Text)
	}
	if len(r.RelatedLocations) != 3 || r.RelatedLocations[2].ID != 3 || len(r.CodeFlows[0].ThreadFlows[0].Locations) != 3 {
		t.Errorf("flow %+v", r)
	}
	if got, want := r.PartialFingerprints["primaryLocationLineHash"], hashLines([]byte(files["internal/llm/prompt.go"])).hash[5]; got != want {
		t.Errorf("line hash %q, want %q", got, want)
	}
	if last := run.Results[4]; last.PartialFingerprints["primaryLocationLineHash"] != "" {
		t.Error("a directory has a line hash")
	}
}

func TestSARIFReadsEachFileOnce(t *testing.T) {
	in := fixture(t)
	opened := map[string]int{}
	in.Open = func(path string) (io.ReadCloser, error) {
		opened[path]++
		return openFixture(path)
	}
	readSARIF(t, in)
	for path, n := range opened {
		if n > 1 {
			t.Errorf("%s is read %d times", path, n)
		}
	}
	if opened["internal/llm/prompt.go"] == 0 {
		t.Error("no file is read")
	}
}

func TestSARIFPaths(t *testing.T) {
	in := fixture(t)
	in.Prefix = "apps/agent"
	got := map[string]bool{}
	for _, r := range readSARIF(t, in).Runs[0].Results {
		got[r.Locations[0].PhysicalLocation.ArtifactLocation.URI] = true
	}
	for _, want := range []string{
		"apps/agent/deploy/prod%20env.yaml",
		"apps/agent/testdata/gr%C3%B6%C3%9Fe/%E7%B5%90%E6%9E%9C.json",
	} {
		if !got[want] {
			t.Errorf("no %s among %v", want, got)
		}
	}
	if got, want := (Input{}).uri("a:b/100%#?[x].go"), "a%3Ab/100%25%23%3F%5Bx%5D.go"; got != want {
		t.Errorf("uri %s, want %s", got, want)
	}
}

// Suppressed results come last: when something has to be cut, it is they.
func TestSARIFSuppressions(t *testing.T) {
	results := readSARIF(t, fixture(t)).Runs[0].Results
	for i, want := range []string{"", "", "", "", "", "external accepted a sandbox key", "inSource accepted prints a | made-up key"} {
		got := ""
		for _, s := range results[i].Suppressions {
			got += s.Kind + " " + s.Status + " " + s.Justification
		}
		if got != want {
			t.Errorf("result %d: suppressions %q, want %q", i, got, want)
		}
	}
}

// Other places of a leak are linked from the message, or GitHub does not show them.
func TestSARIFRelated(t *testing.T) {
	for _, r := range readSARIF(t, fixture(t)).Runs[0].Results {
		if len(r.CodeFlows) == 0 && len(r.RelatedLocations) == 1 {
			if !strings.Contains(r.Message.Text, " Also at [testdata/größe/結果.json:1:65](1). ") {
				t.Errorf("message %q", r.Message.Text)
			}
			return
		}
	}
	t.Error("no result with a related location")
}

// TestSARIFRegionIsOneLine: a pull request shows an alert only if all its lines
// are part of it.
func TestSARIFRegionIsOneLine(t *testing.T) {
	in := fixture(t)
	region := finding.Region{StartLine: 5, StartColumn: 2, EndLine: 8, EndColumn: 3}
	in.Result.Findings = []finding.Finding{{Rule: "logleak", Message: "m", Location: finding.Location{Path: "internal/llm/prompt.go", Region: region}}}
	got := readSARIF(t, in).Runs[0].Results[0].Locations[0].PhysicalLocation.Region
	if want := (finding.Region{StartLine: 5, StartColumn: 2, EndLine: 5, EndColumn: 20}); got != want {
		t.Errorf("region %+v, want %+v", got, want)
	}
	in.Open = nil
	if got := readSARIF(t, in).Runs[0].Results[0].Locations[0].PhysicalLocation.Region; got != region {
		t.Errorf("region %+v without the file, want %+v", got, region)
	}
}

func TestSARIFLimits(t *testing.T) {
	in := fixture(t)
	in.Result.Problems, in.Result.Suppressed = nil, nil
	one := finding.Finding{Rule: "replay-not-ignored", Severity: finding.Low, Message: "m", Location: finding.Location{Path: "a.go"}}
	in.Result.Findings = append(slices.Repeat([]finding.Finding{one}, maxResults), in.Result.Findings...)
	run := readSARIF(t, in).Runs[0]
	if len(run.Results) != maxResults || run.Results[0].RuleID != "promptleak" || run.Results[0].Level != "error" {
		t.Errorf("%d results, the first %+v", len(run.Results), run.Results[0])
	}
	inv := run.Invocations[0]
	if len(inv.ToolExecutionNotifications) != 1 || !strings.HasPrefix(inv.ToolExecutionNotifications[0].Message.Text, "5 results left out, the least severe: 5 low.") {
		t.Errorf("notifications %+v", inv.ToolExecutionNotifications)
	}
	if !inv.ExecutionSuccessful {
		t.Error("a cut report is no failed run")
	}
}

func TestSARIFLongFlow(t *testing.T) {
	in := fixture(t)
	f := &in.Result.Findings[1]
	f.Flow = nil
	for i := range 2500 {
		f.Flow = append(f.Flow, finding.Step{Location: f.Location, Message: fmt.Sprint("step ", i)})
	}
	in.Result.Findings = in.Result.Findings[1:2]
	r := readSARIF(t, in).Runs[0].Results[0]
	if n := len(r.CodeFlows[0].ThreadFlows[0].Locations); n != 1000 {
		t.Errorf("%d steps in the flow", n)
	}
	if n := len(r.RelatedLocations); n != 100 {
		t.Errorf("%d related locations", n)
	}
	if want := "[step 4](5) → … → [step 2499](100)."; !strings.Contains(r.Message.Text, want) {
		t.Errorf("message %q lacks %q", r.Message.Text, want)
	}
}

func TestSARIFMessageLinks(t *testing.T) {
	b := &runBuilder{}
	got := b.message(finding.Finding{Message: "see [this](http://x)", Remedy: "Do it!"}, []finding.Step{{Message: `map[string]int \ x`}})
	if want := `see [this\](http://x). Flow: [map\[string\]int \\ x](1). Do it!`; got != want {
		t.Errorf("message %s\nwant    %s", got, want)
	}
}

// TestSARIFAvoidsTraps: these functions of go-sarif v2 lose or break what they are
// given: WriteFile leaves the tail of a longer file, AddResult counts rules that
// are not registered, Add… and SetEnvironmentVariable panic on a nil map,
// WithSourceLanguage does nothing.
func TestSARIFAvoidsTraps(t *testing.T) {
	traps := []string{"WriteFile", "AddResult", "WithResults", "Add", "AddString", "AddBoolean", "AddInteger", "SetEnvironmentVariable", "WithSourceLanguage"}
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	checked := 0
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(file.Imports, func(s *ast.ImportSpec) bool { return strings.Contains(s.Path.Value, "go-sarif") }) {
			continue
		}
		checked++
		ast.Inspect(file, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok && slices.Contains(traps, s.Sel.Name) {
				t.Errorf("%s: do not use go-sarif's %s", fset.Position(s.Pos()), s.Sel.Name)
			}
			return true
		})
	}
	if checked == 0 {
		t.Error("no file imports go-sarif: the test looks at nothing")
	}
}
