package report

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/leakvet/leakvet/internal/finding"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func render(t testing.TB, r Reporter, in Input) string {
	t.Helper()
	var b bytes.Buffer
	if err := r(&b, in); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// variants are the golden files: the fixture in every format, and text as
// terminals differ.
func variants(t testing.TB) map[string]string {
	out := map[string]string{}
	for _, f := range Formats() {
		out[f.Name] = render(t, f.Report, fixture(t))
	}
	for name, change := range map[string]func(*Input){
		"text-60":    func(in *Input) { in.Width = 60 },
		"text-40":    func(in *Input) { in.Width = 40 },
		"text-color": func(in *Input) { in.Color = true },
		"text-clean": func(in *Input) {
			in.Result.Findings, in.Result.Suppressed, in.Result.Problems, in.Failing = nil, nil, nil, 0
		},
	} {
		in := fixture(t)
		change(&in)
		out[name] = render(t, Text, in)
	}
	return out
}

func TestGolden(t *testing.T) {
	for name, got := range variants(t) {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join("..", "..", "testdata", "report", name+".golden")
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatalf("%v; run go test ./internal/report -update", err)
			}
			if d := cmp.Diff(string(want), got); d != "" {
				t.Errorf("%s differs; if that is meant, run go test ./internal/report -update\n%s", path, d)
			}
		})
	}
}

// TestSecretInNoReport: the secret is in every file that a report may open, and
// in what the engines redacted.
func TestSecretInNoReport(t *testing.T) {
	if !strings.Contains(files["deploy/prod env.yaml"], marker) {
		t.Fatal("the fixture has lost its secret")
	}
	for name, got := range variants(t) {
		for size := len(marker); size >= 12; size -= 4 {
			if strings.Contains(got, marker[:size]) || strings.Contains(got, marker[len(marker)-size:]) {
				t.Errorf("%s prints %d characters of the secret", name, size)
				break
			}
		}
	}
}

// TestOrderDoesNotMatter: engines run at once, and reports are the same bytes.
func TestOrderDoesNotMatter(t *testing.T) {
	for _, f := range Formats() {
		in := fixture(t)
		want := render(t, f.Report, in)
		fs := in.Result.Findings
		for i := range len(fs) / 2 {
			fs[i], fs[len(fs)-1-i] = fs[len(fs)-1-i], fs[i]
		}
		before := fs[0].Fingerprint
		if got := render(t, f.Report, in); got != want {
			t.Errorf("%s depends on the order of its findings:\n%s", f.Name, cmp.Diff(want, got))
		}
		if fs[0].Fingerprint != before {
			t.Errorf("%s changes the findings that it is given", f.Name)
		}
	}
}

func TestNothingFound(t *testing.T) {
	for _, f := range Formats() {
		if got := render(t, f.Report, Input{Result: new(finding.Result)}); got == "" || !strings.HasSuffix(got, "\n") {
			t.Errorf("%s of an empty result: %q", f.Name, got)
		}
	}
}

func TestLookup(t *testing.T) {
	for _, f := range Formats() {
		if r, err := Lookup(f.Name); err != nil || r == nil {
			t.Errorf("Lookup(%q): %v", f.Name, err)
		}
	}
	for name, want := range map[string]string{
		"sarfi": `unknown format "sarfi"; did you mean "sarif"?: use one of text, json, sarif, github, github-summary, markdown`,
		"":      `unknown format "": use one of text, json`,
	} {
		if _, err := Lookup(name); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("Lookup(%q): error %v, want %q", name, err, want)
		}
	}
}

func TestWriteErrorsAreReported(t *testing.T) {
	for _, f := range Formats() {
		if err := f.Report(full{}, fixture(t)); err == nil {
			t.Errorf("%s says nothing of a full disk", f.Name)
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, os.ErrClosed }

func TestOutcome(t *testing.T) {
	for _, test := range []struct {
		all, failing int
		failOn, want string
	}{
		{1, 1, "high", "1 finding in 1 file; it fails the run (--fail-on high)"},
		{3, 3, "low", "3 findings in 1 file; all fail the run (--fail-on low)"},
		{3, 1, "low", "3 findings in 1 file; 1 of them fails the run (--fail-on low)"},
		{3, 0, "low", "3 findings in 1 file; none fails the run (--fail-on low)"},
		{3, 2, "none", "3 findings in 1 file"},
		{0, 0, "low", "No findings"},
	} {
		in := Input{Result: &finding.Result{Findings: make([]finding.Finding, test.all)}, FailOn: test.failOn, Failing: test.failing}
		if got := in.outcome(tally(in.findings())); got != test.want {
			t.Errorf("outcome of %+v = %q", test, got)
		}
	}
	in := Input{Result: &finding.Result{Problems: make([]finding.Problem, 1)}}
	if got, want := in.outcome(totals{}), "No findings in what was scanned"; got != want {
		t.Errorf("outcome of an incomplete scan = %q, want %q", got, want)
	}
}
