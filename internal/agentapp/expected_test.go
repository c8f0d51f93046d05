package agentapp

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestExpectedRowsPointAtLines(t *testing.T) {
	rows, err := ReadExpected(filepath.Join(sample, "expected.csv"))
	if err != nil {
		t.Fatal(err)
	}
	lines := map[string][]string{}
	seen := map[Expectation]bool{}
	leaks := map[string]int{}
	for i, row := range rows {
		at := i + 2
		if lines[row.File] == nil {
			b, err := os.ReadFile(filepath.Join(sample, filepath.FromSlash(row.File)))
			if err != nil {
				t.Fatalf("expected.csv:%d: %v", at, err)
			}
			lines[row.File] = strings.Split(string(b), "\n")
		}
		if row.Line > len(lines[row.File]) || strings.TrimSpace(lines[row.File][row.Line-1]) == "" {
			t.Errorf("expected.csv:%d: %s has no text on line %d", at, row.File, row.Line)
		}
		if (row.Verdict == Later) != (row.Rule == "posture" && row.Verdict != Clean) {
			t.Errorf("expected.csv:%d: a row of %s is %s: \"later\" is for posture, which has no other verdict but clean", at, row.Rule, row.Verdict)
		}
		if row.Note == "" {
			t.Errorf("expected.csv:%d: no note", at)
		}
		key := Expectation{File: row.File, Line: row.Line, Rule: row.Rule}
		if seen[key] {
			t.Errorf("expected.csv:%d: a second row for %s:%d %s", at, row.File, row.Line, row.Rule)
		}
		seen[key] = true
		leaks[row.Rule+" "+string(row.Verdict)]++
	}
	for _, want := range []string{"promptleak", "logleak", "replayleak", "responseleak", "text"} {
		if leaks[want+" leak"] == 0 || leaks[want+" clean"] == 0 {
			t.Errorf("%s has %d leaks and %d near misses, want both", want, leaks[want+" leak"], leaks[want+" clean"])
		}
	}
}

func TestReadExpectedRefuses(t *testing.T) {
	const header = "file,line,rule,verdict,note\n"
	for name, test := range map[string]struct{ content, want string }{
		"columns": {"file,line\n", "record on line 1: wrong number of fields"},
		"order":   {"file,rule,line,verdict,note\n", "want file,line,rule,verdict,note"},
		"line":    {header + "a.go,zero,logleak,leak,n\n", `:2: "zero" is no line number`},
		"rule":    {header + "a.go,1,logleek,leak,n\n", `:2: rule "logleek", want one of promptleak`},
		"verdict": {header + "a.go,1,logleak,maybe,n\n", `:2: verdict "maybe", want one of [leak `},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "expected.csv")
			if err := os.WriteFile(path, []byte(test.content), 0o644); err != nil {
				t.Fatal(err)
			}
			if _, err := ReadExpected(path); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want %q", err, test.want)
			}
		})
	}
}
