package report

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/leakvet/leakvet/internal/finding"
)

// validate checks a document against a schema.
func validate(t testing.TB, schema any, document string) error {
	t.Helper()
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", schema); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(document))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(doc)
}

// closed is our schema, but for it nothing may be there that it does not describe.
func closed(t testing.TB) any {
	t.Helper()
	schema, err := jsonschema.UnmarshalJSON(bytes.NewReader(JSONSchema()))
	if err != nil {
		t.Fatal(err)
	}
	var walk func(any)
	walk = func(v any) {
		m, _ := v.(map[string]any)
		for _, child := range m {
			walk(child)
		}
		if m["type"] == "object" && m["properties"] != nil {
			m["additionalProperties"] = false
		}
	}
	walk(schema)
	return schema
}

func TestJSONMatchesItsSchema(t *testing.T) {
	for name, in := range map[string]Input{
		"fixture": fixture(t),
		"empty":   {Result: new(finding.Result)},
	} {
		if err := validate(t, closed(t), render(t, JSON, in)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	bad := strings.Replace(render(t, JSON, fixture(t)), `"severity": "critical"`, `"severity": "bad"`, 1)
	if err := validate(t, closed(t), bad); err == nil {
		t.Error("the schema takes any severity")
	}
	bad = strings.Replace(render(t, JSON, fixture(t)), `"complete"`, `"finished"`, 1)
	if err := validate(t, closed(t), bad); err == nil {
		t.Error("the schema takes any field")
	}
}

func TestJSONListsAreNeverNull(t *testing.T) {
	r := &finding.Result{Findings: []finding.Finding{{Rule: "r", Engine: finding.EngineText, Message: "m"}}}
	if got := render(t, JSON, Input{Result: r}); strings.Contains(got, "null") {
		t.Errorf("null in %s", got)
	}
}

// TestJSONCanBeReadBack: what programs read is what was found.
func TestJSONCanBeReadBack(t *testing.T) {
	in := fixture(t)
	var back jsonReport
	if err := json.Unmarshal([]byte(render(t, JSON, in)), &back); err != nil {
		t.Fatal(err)
	}
	want := in.findings()
	if len(back.Findings) != len(want) {
		t.Fatalf("%d findings, want %d", len(back.Findings), len(want))
	}
	for i, f := range back.Findings {
		if f.Fingerprint != want[i].Fingerprint || f.Severity != want[i].Severity || len(f.Flow) != len(want[i].Flow) {
			t.Errorf("finding %d came back as %+v", i, f)
		}
	}
}

// sarifOASIS is the schema of SARIF 2.1.0, unmodified; see the README beside it.
func sarifOASIS(t testing.TB) any {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "testdata", "report", "sarif-2.1.0.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	schema, err := jsonschema.UnmarshalJSON(f)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}
