package report

import (
	"fmt"
	"strings"
	"testing"

	"github.com/leakvet/leakvet/internal/finding"
)

func TestGitHubLimits(t *testing.T) {
	r := &finding.Result{Problems: []finding.Problem{{Message: "one"}, {Message: "two"}}}
	for i := range 40 {
		r.Findings = append(r.Findings, finding.Finding{
			Rule: "r", Message: "m", Severity: finding.Severity(i % 5),
			Location: finding.Location{Path: fmt.Sprintf("f%02d.go", i)},
		})
	}
	kinds := map[string]int{}
	got := render(t, GitHub, Input{Result: r})
	for _, l := range strings.Split(got, "\n") {
		if rest, ok := strings.CutPrefix(l, "::"); ok {
			kind, _, _ := strings.Cut(rest, " ")
			kinds[kind]++
		}
	}
	if kinds["error"] != 10 || kinds["warning"] != 8 || kinds["notice"] != 10 {
		t.Errorf("annotations %v", kinds)
	}
	// One error is the incomplete scan; of 16 critical and high findings 9 remain.
	if want := "leakvet: 13 more findings without annotation (7 high, 6 info)"; !strings.Contains(got, want) {
		t.Errorf("no %q in\n%s", want, got)
	}
	if !strings.HasPrefix(got, "::error title=leakvet%3A incomplete::2 parts not scanned:%0A") {
		t.Errorf("the incomplete scan does not come first:\n%s", got)
	}
}

// TestGitHubCommandsCannotBeForged: neither a file name nor a message ends the
// command, adds a property to it or begins another.
func TestGitHubCommandsCannotBeForged(t *testing.T) {
	got := render(t, GitHub, Input{Prefix: "app", Result: &finding.Result{Findings: []finding.Finding{{
		Rule: "r", Severity: finding.High, Message: "50%\n::stop-commands::x\r::add-mask::y",
		Location: finding.Location{Path: "a,line=1::b\n::c.go", Region: finding.Region{StartLine: 3, StartColumn: 2, EndLine: 5, EndColumn: 1}},
	}}}})
	want := `::error file=app/a%2Cline=1%3A%3Ab\n%3A%3Ac.go` + ",line=3,endLine=5,title=high r::50%25 ::stop-commands::x ::add-mask::y%0AMore: leakvet explain r\n" +
		"leakvet: 1 finding in 1 file\n"
	if got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
