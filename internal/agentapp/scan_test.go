package agentapp

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/leakvet/leakvet/analyzers"
	_ "github.com/leakvet/leakvet/internal/cli" // all of leakvet: its changes outdate a cached result
	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/internal/report"
	_ "github.com/leakvet/leakvet/internal/vettool"
	"github.com/leakvet/leakvet/rules"
)

// TestScanText scans the sample's files as text, which takes seconds.
func TestScanText(t *testing.T) {
	s := newScanner(t)
	s.args = []string{"--only", "text"}
	t.Run("expected", func(t *testing.T) { testExpected(t, s, func(rule string) bool { return rule == "text" }) })
	t.Run("secrecy", func(t *testing.T) { testSecrecy(t, s) })
}

// TestScan does the whole main job on the sample.
func TestScan(t *testing.T) {
	if os.Getenv("LEAKVET_E2E") != "1" {
		t.Skip("set LEAKVET_E2E=1 to scan the whole sample: its modules take minutes to compile and to summarise when nothing is cached")
	}
	s := newScanner(t)
	s.download(t)
	t.Run("expected", func(t *testing.T) { testExpected(t, s, func(string) bool { return true }) })
	t.Run("readme", func(t *testing.T) { testReadmeOutput(t, s) })
	t.Run("secrecy", func(t *testing.T) { testSecrecy(t, s) })
}

// scanner is leakvet and the sample with secrets in it.
type scanner struct {
	leakvet, app string
	args         []string
}

func newScanner(t *testing.T) scanner {
	t.Helper()
	s := scanner{leakvet: filepath.Join(t.TempDir(), "leakvet.exe"), app: t.TempDir()}
	if out, err := exec.Command("go", "build", "-buildvcs=false", "-o", s.leakvet, "../../cmd/leakvet").CombinedOutput(); err != nil {
		t.Fatalf("build leakvet: %v\n%s", err, out)
	}
	if err := Materialize(sample, s.app); err != nil {
		t.Fatal(err)
	}
	return s
}

// download has the modules of the sample at hand. They come from the module cache or, as
// for any Go program, from the proxy; scanning needs neither.
func (s scanner) download(t *testing.T) {
	t.Helper()
	list := exec.Command("go", "list", "-deps", "./...")
	list.Dir = s.app
	list.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=off")
	var stderr bytes.Buffer
	list.Stderr = &stderr
	if err := list.Run(); err != nil {
		t.Skipf("the modules of the sample are not cached and cannot be downloaded: %v\n%s", err, stderr.String())
	}
}

// scan scans the sample, which has findings, and returns what was printed.
func (s scanner) scan(t *testing.T, args ...string) (stdout, stderr string) {
	t.Helper()
	ctx := t.Context()
	if deadline, ok := t.Deadline(); ok {
		// Before the test is killed, so that no go command outlives it.
		var cancel context.CancelFunc
		ctx, cancel = context.WithDeadline(ctx, deadline.Add(-20*time.Second))
		defer cancel()
	}
	cmd := exec.CommandContext(ctx, s.leakvet, slices.Concat([]string{"scan"}, s.args, args)...)
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 10 * time.Second
	cmd.Dir = s.app
	cmd.Env = append(os.Environ(), "GOPROXY=off", "GOFLAGS=", "GOWORK=off", "NO_COLOR=1")
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	if exit := new(exec.ExitError); !errors.As(err, &exit) || exit.ExitCode() != 1 {
		t.Fatalf("scan %s: %v, want exit code 1\n%s", strings.Join(args, " "), err, errs.String())
	}
	return out.String(), errs.String()
}

// place is what a row of expected.csv is about.
type place struct {
	file string
	line int
	rule string
}

// testExpected compares both ways, for the rules that were asked for: what expected.csv
// lists is found, and nothing else is.
func testExpected(t *testing.T, s scanner, asked func(rule string) bool) {
	rows, err := ReadExpected(filepath.Join(sample, "expected.csv"))
	if err != nil {
		t.Fatal(err)
	}
	stdout, _ := s.scan(t, "--format", "json")
	var r finding.Result
	if err := json.Unmarshal([]byte(stdout), &r); err != nil {
		t.Fatal(err)
	}
	found := make(map[place][]finding.Finding)
	for _, f := range r.Findings {
		rule := f.Rule
		if f.Engine == finding.EngineText {
			rule = "text"
			checkRegion(t, s.app, f)
		}
		p := place{f.Location.Path, f.Location.Region.StartLine, rule}
		found[p] = append(found[p], f)
		for _, also := range f.Related { // what was merged into it
			if id, _, _ := strings.Cut(also.Message, ": "); !slices.ContainsFunc(analyzers.Rules(), func(r rules.Rule) bool { return r.ID == id }) {
				p := place{also.Location.Path, also.Location.Region.StartLine, "text"}
				found[p] = append(found[p], f)
			}
		}
	}
	for _, row := range rows {
		if !asked(row.Rule) {
			continue
		}
		p := place{row.File, row.Line, row.Rule}
		fs := found[p]
		delete(found, p)
		switch {
		case row.Verdict == Leak && len(fs) == 0:
			t.Errorf("%s:%d: %s is not found: %s", row.File, row.Line, row.Rule, row.Note)
		case row.Verdict == Clean && len(fs) > 0:
			t.Errorf("%s:%d: a near miss (%s) is reported: %s", row.File, row.Line, row.Note, told(fs))
		case row.Verdict == Missed && len(fs) > 0:
			t.Errorf("%s:%d: %s is found now: make its row in expected.csv a leak: %s", row.File, row.Line, row.Rule, told(fs))
		case row.Verdict == Noise && len(fs) == 0:
			t.Errorf("%s:%d: %s is quiet now: make its row in expected.csv clean", row.File, row.Line, row.Rule)
		}
	}
	for p, fs := range found {
		t.Errorf("%s:%d: no row of expected.csv has %s: %s", p.file, p.line, p.rule, told(fs))
	}
}

func told(fs []finding.Finding) string {
	var out []string
	for _, f := range fs {
		out = append(out, f.Rule+": "+f.Message)
	}
	return strings.Join(out, "; ")
}

// checkRegion wants a text finding to mark a credential, and not what stands beside it.
func checkRegion(t *testing.T, app string, f finding.Finding) {
	t.Helper()
	values, err := Credentials(sample)
	if err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(filepath.Join(app, filepath.FromSlash(f.Location.Path)))
	if err != nil {
		t.Fatal(err)
	}
	r := f.Location.Region
	line := utf16.Encode([]rune(strings.Split(string(content), "\n")[r.StartLine-1]))
	if r.EndLine != r.StartLine || r.StartColumn < 1 || r.EndColumn <= r.StartColumn || r.EndColumn-1 > len(line) {
		t.Errorf("%s: %s is at %+v, in a line of %d", f.Location.Path, f.Rule, r, len(line))
		return
	}
	marked := string(utf16.Decode(line[r.StartColumn-1 : r.EndColumn-1]))
	for _, v := range values {
		if strings.Contains(v, marked) || strings.Contains(marked, v) && len(marked) < len(v)+20 {
			return
		}
	}
	t.Errorf("%s:%d: %s marks columns %d to %d, which is no credential of the sample", f.Location.Path, r.StartLine, f.Rule, r.StartColumn, r.EndColumn)
}

// tail is how much of a value's end must not be shown. Its beginning may be, as in
// "sk-a…[104 characters redacted]".
const tail = 12

func testSecrecy(t *testing.T, s scanner) {
	values, err := Credentials(sample)
	if err != nil || len(values) < 20 {
		t.Fatalf("%d credentials, %v", len(values), err)
	}
	args := []string{"--verbose", "--confidence", "low", "--tests"}
	dir := t.TempDir()
	for _, f := range report.Formats() {
		args = append(args, "--output", f.Name+"="+filepath.Join(dir, f.Name))
	}
	stdout, stderr := s.scan(t, args...)
	if stdout == "" || stderr == "" {
		t.Fatalf("printed %d bytes and %d of messages", len(stdout), len(stderr))
	}
	printed := stdout + stderr
	for _, f := range report.Formats() {
		text, err := os.ReadFile(filepath.Join(dir, f.Name))
		if err != nil || len(text) == 0 {
			t.Fatalf("%s: %d bytes, %v", f.Name, len(text), err)
		}
		printed += string(text)
	}
	for _, v := range values {
		for line := range strings.Lines(v) {
			line = strings.TrimSpace(line)
			if strings.HasPrefix(line, "-----") {
				continue // a PEM header
			}
			if end := line[max(len(line)-tail, 0):]; strings.Contains(printed, end) {
				t.Errorf("the output has %q, the end of a credential of %d characters", end, len(line))
			}
		}
	}
}

// testReadmeOutput holds the README's excerpt to what is printed: its lines, without those
// that are just "…", are lines of the output in this order. The counts at its end and the
// time are those of one run.
func testReadmeOutput(t *testing.T, s scanner) {
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, block, ok := strings.Cut(string(readme), "```text\n")
	block, _, closed := strings.Cut(block, "\n```")
	if !ok || !closed {
		t.Fatal("README.md has no ```text block")
	}
	stdout, _ := s.scan(t)
	counts := regexp.MustCompile(`\d+`)
	shape := func(line string) string {
		line, _, _ = strings.Cut(line, " scanned") // a terminal is told how long it took
		if strings.HasPrefix(line, "✗ ") || strings.Contains(line, " packages, ") {
			return counts.ReplaceAllString(line, "N")
		}
		return line
	}
	output := strings.Split(stdout, "\n")
	at := 0
	for line := range strings.SplitSeq(block, "\n") {
		if line == "…" {
			continue
		}
		for at < len(output) && shape(output[at]) != shape(line) {
			at++
		}
		if at == len(output) {
			t.Fatalf("README.md shows a line that the scan of the sample does not print, or not there: %q", line)
		}
		at++
	}
}
