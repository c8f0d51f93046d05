package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/leakvet/leakvet/rules"
)

// TestSecretsInFileNames: a name is shown without the secret in it, and still tells one file
// from another, finds its lines and is known to a baseline when the file moves.
func TestSecretsInFileNames(t *testing.T) {
	dir := t.TempDir()
	run := func(code int, args ...string) string {
		t.Helper()
		cmd := exec.CommandContext(t.Context(), "leakvet", args...)
		cmd.Dir = dir
		out, _ := cmd.CombinedOutput()
		if got := cmd.ProcessState.ExitCode(); got != code {
			t.Errorf("leakvet %v exits with %d, want %d:\n%s", args, got, code, out)
		}
		return string(out)
	}
	if err := os.MkdirAll(filepath.Join(dir, "moved"), 0o755); err != nil {
		t.Fatal(err)
	}
	keys := []string{rules.ExpandSample("gsk_{alnum:52}|"), rules.ExpandSample("|gsk_{alnum:52}")}
	slices.Sort(keys)
	for i := range keys {
		keys[i] = strings.Trim(keys[i], "|")
		if err := os.WriteFile(filepath.Join(dir, keys[i]+".env"), []byte(strings.Repeat("LOG=1\n", i)+"GROQ_API_KEY="+keys[i]+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if keys[0] == keys[1] {
		t.Fatal("the keys are the same")
	}
	const masked = "gsk_…[52 characters redacted].env"
	out := run(1, "scan", "--only", "text", "--format", "compact")
	for _, want := range []string{masked + ":1:14: ", masked + "~2:2:14: "} {
		if strings.Count(out, want) != 1 && strings.Count(out, strings.NewReplacer(":1:14", ":2:14", ":2:14", ":1:14").Replace(want)) != 1 {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	sarif := run(1, "scan", "--only", "text", "--format", "sarif")
	if strings.Count(sarif, "primaryLocationLineHash") != 2 {
		t.Error("SARIF has no hash of the lines of a file whose name is masked")
	}
	run(0, "baseline", "--quiet")
	if err := os.Rename(filepath.Join(dir, keys[0]+".env"), filepath.Join(dir, "moved", keys[0]+".env")); err != nil {
		t.Fatal(err)
	}
	if out := run(0, "scan", "--only", "text", "--baseline", ".leakvet-baseline.json", "--format", "compact"); !strings.Contains(out, "No findings") {
		t.Errorf("moved:\n%s", out)
	}
	for _, key := range keys {
		if strings.Contains(out+sarif, key[8:20]) {
			t.Error("a key is shown")
		}
	}
}
