package report

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/leakvet/leakvet/internal/finding"
)

// hostile has in every text what could break out of a format.
func hostile() Input {
	evil := "=cmd|'x'!A1 \",\n<b>&]]>\x00\x1b[31m\ufffe\u202e"
	return Input{Result: &finding.Result{
		Findings: []finding.Finding{{
			Rule: "r" + evil, Kind: evil, Message: evil, Remedy: evil, Preview: evil, Fingerprint: "f",
			Location: finding.Location{Path: evil, Symbol: evil, Pointer: evil, Region: finding.Region{StartLine: 1, StartColumn: 1, EndLine: 1}},
			Flow:     []finding.Step{{Message: evil}}, Related: []finding.Step{{Message: evil}},
		}},
		Suppressed: []finding.Finding{{Rule: evil, Suppression: &finding.Suppression{Reason: evil, Place: evil}}},
		Problems:   []finding.Problem{{Path: evil, Message: evil}},
	}}
}

func TestCompactIsALineAFinding(t *testing.T) {
	form := regexp.MustCompile(`^[^\x00-\x1f]+:\d+:\d+: (?:critical|high|medium|low|info|error): [^\x00-\x1f]+$`)
	for name, in := range map[string]Input{"fixture": fixture(t), "hostile": hostile()} {
		lines := strings.Split(strings.TrimSuffix(render(t, Compact, in), "\n"), "\n")
		r := in.Result
		if want := len(r.Findings) + len(r.Suppressed) + len(r.Problems) + 1; len(lines) != want {
			t.Errorf("%s: %d lines, want %d: %q", name, len(lines), want, lines)
		}
		for _, l := range lines[:len(lines)-1] {
			if !form.MatchString(l) {
				t.Errorf("%s: %q", name, l)
			}
		}
	}
}

func TestCSVRows(t *testing.T) {
	for name, in := range map[string]Input{"fixture": fixture(t), "hostile": hostile()} {
		rows, err := csv.NewReader(strings.NewReader(render(t, CSV, in))).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		r := in.Result
		if want := 1 + len(r.Findings) + len(r.Suppressed) + len(r.Problems); len(rows) != want {
			t.Errorf("%s: %d rows, want %d", name, len(rows), want)
		}
		for _, row := range rows {
			for _, c := range row {
				if c != "" && strings.ContainsRune("=+-@", rune(c[0])) {
					t.Errorf("%s: a spreadsheet runs %q", name, c)
				}
			}
		}
	}
}

func TestJUnit(t *testing.T) {
	for name, test := range map[string]struct {
		in   Input
		want string
	}{
		"fixture": {fixture(t), "9 tests, 5 failures, 2 errors, 2 skipped"},
		"hostile": {hostile(), "3 tests, 1 failures, 1 errors, 1 skipped"},
		"clean":   {Input{Result: new(finding.Result)}, "1 tests, 0 failures, 0 errors, 0 skipped"},
	} {
		text := render(t, JUnit, test.in)
		var s junitSuites
		if err := xml.Unmarshal([]byte(text), &s); err != nil {
			t.Fatalf("%s: %v\n%s", name, err, text)
		}
		if got := fmt.Sprintf("%d tests, %d failures, %d errors, %d skipped", s.Tests, s.Failures, s.Errors, s.Skipped); got != test.want {
			t.Errorf("%s: %s, want %s", name, got, test.want)
		}
		n := 0
		var suites []string
		for _, suite := range s.Suites {
			n += len(suite.Cases)
			suites = append(suites, suite.Name)
		}
		slices.Sort(suites)
		if n != s.Tests || len(slices.Compact(suites)) != len(s.Suites) {
			t.Errorf("%s: %d cases in %v", name, n, suites)
		}
	}
}

func TestGitLabCodeQuality(t *testing.T) {
	for name, in := range map[string]Input{"fixture": fixture(t), "hostile": hostile()} {
		in.Prefix = "services/agent"
		var out []struct {
			Description, Fingerprint, Severity string
			CheckName                          string `json:"check_name"`
			Location                           struct {
				Path  string
				Lines struct{ Begin int }
			}
		}
		if err := json.Unmarshal([]byte(render(t, GitLab, in)), &out); err != nil {
			t.Fatal(err)
		}
		if want := len(in.Result.Findings) + len(in.Result.Problems); len(out) != want {
			t.Errorf("%s: %d entries, want %d", name, len(out), want)
		}
		seen := map[string]bool{}
		for _, e := range out {
			if e.Description == "" || e.CheckName == "" || e.Location.Lines.Begin < 1 || !strings.HasPrefix(e.Location.Path, "services/agent") ||
				!slices.Contains([]string{"info", "minor", "major", "critical", "blocker"}, e.Severity) {
				t.Errorf("%s: %+v", name, e)
			}
			if e.Fingerprint == "" || seen[e.Fingerprint] {
				t.Errorf("%s: fingerprint %q: GitLab drops one of two", name, e.Fingerprint)
			}
			seen[e.Fingerprint] = true
		}
	}
}

func TestGitLabSecrets(t *testing.T) {
	in := fixture(t)
	in.Result.Findings[0].Commit = &finding.Commit{ID: "0123abc", Author: "Ada", Date: "2026-01-02T03:04:05Z"}
	var out gitlabReport
	if err := json.Unmarshal([]byte(render(t, GitLabSecrets, in)), &out); err != nil {
		t.Fatal(err)
	}
	if out.Scan.Status != "failure" || len(out.Scan.Messages) != 2 {
		t.Errorf("an incomplete scan is a success: %+v", out.Scan)
	}
	commits := ""
	for _, v := range out.Vulnerabilities {
		if v.ID == "" || len(v.Identifiers) == 0 || !slices.Contains([]string{"Critical", "High", "Medium", "Low", "Info"}, v.Severity) {
			t.Errorf("%+v", v)
		}
		commits += v.Location.Commit.SHA + " "
	}
	if strings.Count(commits, "0123abc") != 1 || strings.Count(commits, unknownCommit) < 3 {
		t.Errorf("commits %s", commits)
	}
	in.Result.Problems = nil
	if text := render(t, GitLabSecrets, in); !strings.Contains(text, `"status": "success"`) {
		t.Error("a complete scan is no success")
	}
}

// The summary of a job is lost as a whole if it is too large.
func TestJobSummaryLimits(t *testing.T) {
	r := new(finding.Result)
	for i := range 3000 {
		r.Findings = append(r.Findings, finding.Finding{Rule: fmt.Sprintf("rule-%d", i%700), Severity: finding.High, Message: strings.Repeat("m", 5000)})
	}
	got := render(t, JobSummary, Input{Result: r})
	if len(got) > 1<<20 || len(got) < 500_000 {
		t.Errorf("%d bytes", len(got))
	}
	if !strings.Contains(got, "more findings not listed here") {
		t.Error("what is left out is not counted")
	}
}
