package report

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/leakvet/leakvet/internal/finding"
)

func TestComparison(t *testing.T) {
	fs := fixture(t).Result.Findings
	c := Comparison{New: fs[:2], Fixed: fs[2:3], Unchanged: 1200, FailOn: "medium", Failing: 2}
	write := func(c Comparison, format string) string {
		t.Helper()
		var b strings.Builder
		if err := c.Write(&b, format); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	const outcome = "2 new, 1 fixed, 1,200 unchanged; all fail the run (--fail-on medium)"
	text := write(c, "text")
	if !strings.HasSuffix(text, outcome+"\n") || !strings.HasPrefix(text, "new    deploy/prod env.yaml:3:13: high: ") || strings.Count(text, "\nfixed  ") != 1 {
		t.Errorf("text:\n%s", text)
	}
	md := write(c, "markdown")
	if !strings.HasPrefix(md, "## leakvet: "+outcome+"\n") || !strings.Contains(md, "### Fixed") {
		t.Errorf("markdown:\n%s", md)
	}
	allowed := c
	allowed.Suppressed = fs[3:4]
	if got := write(allowed, "text"); !strings.HasSuffix(got, "2 new, 1 fixed, 1 suppressed, 1,200 unchanged; all fail the run (--fail-on medium)\n") ||
		strings.Count(got, "\nsuppressed  ") != 1 || strings.Count(got, "\nfixed       ") != 1 {
		t.Errorf("text of what is suppressed:\n%s", got)
	}
	if got := write(allowed, "markdown"); !strings.Contains(got, "### Suppressed") {
		t.Errorf("markdown of what is suppressed:\n%s", got)
	}
	var back Comparison
	if err := json.Unmarshal([]byte(write(c, "json")), &back); err != nil || len(back.New) != 2 || back.Unchanged != 1200 {
		t.Errorf("json: %+v, %v", back, err)
	}
	if got := write(Comparison{}, "json"); !strings.Contains(got, `"new": [],`) {
		t.Errorf("json of nothing: %s", got)
	}
	if got := write(Comparison{}, "text"); got != "0 new, 0 fixed, 0 unchanged\n" {
		t.Errorf("text of nothing: %s", got)
	}
	var b strings.Builder
	if err := c.Write(&b, "txet"); err == nil || !strings.Contains(err.Error(), `did you mean "text"?`) {
		t.Errorf("error %v", err)
	}
	for range 5000 {
		c.New = append(c.New, finding.Finding{Rule: "r", Message: strings.Repeat("m", 100)})
	}
	c.Fixed = c.New
	if got := write(c, "markdown"); len(got) > 65_536 || strings.Count(got, "more findings") != 2 {
		t.Errorf("%d bytes, %d lists are cut", len(got), strings.Count(got, "more findings"))
	}
}

func TestReadJSON(t *testing.T) {
	in := fixture(t)
	r, complete, err := ReadJSON(strings.NewReader(render(t, JSON, in)))
	if err != nil || complete || fmt.Sprint(r.Findings[0].Fingerprint) != in.Result.Findings[0].Fingerprint || len(r.Findings) != 5 {
		t.Errorf("%+v, %t, %v", r, complete, err)
	}
	for text, want := range map[string]string{
		"":                        "it is no JSON report",
		"[]":                      "it is no JSON report",
		"{}":                      `its schemaVersion is ""`,
		`{"schemaVersion":"2.0"}`: `its schemaVersion is "2.0"`,
	} {
		if _, _, err := ReadJSON(strings.NewReader(text)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: error %v, want %s", text, err, want)
		}
	}
}
