package report

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// multitool is the validator of the people who wrote SARIF.
const multitool = "@microsoft/sarif-multitool@5.7.0"

// TestSARIFByMultitool asks it, which is a download of 95 MB and a second opinion on what
// the schema says. It exits with 0 whatever it finds: its own report tells.
func TestSARIFByMultitool(t *testing.T) {
	npx, err := exec.LookPath("npx")
	switch {
	case err != nil:
		t.Skip("no npx here: SARIF is validated by its schema alone")
	case os.Getenv("LEAKVET_MULTITOOL") != "1" && os.Getenv("LEAKVET_E2E") != "1":
		t.Skipf("set LEAKVET_MULTITOOL=1 to validate SARIF with %s too", multitool)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 4*time.Minute)
	defer cancel()
	if out, err := exec.CommandContext(ctx, npx, "--yes", multitool, "--version").CombinedOutput(); err != nil && !strings.Contains(string(out), "Sarif") {
		if os.Getenv("LEAKVET_MULTITOOL") == "1" {
			t.Fatalf("run %s: %v\n%s", multitool, err, out)
		}
		t.Skipf("%s cannot be had here: SARIF is validated by its schema alone", multitool)
	}
	problems := func(text string) (out []string) {
		t.Helper()
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "in.sarif"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), 4*time.Minute)
		defer cancel()
		cmd := exec.CommandContext(ctx, npx, "--yes", multitool, "validate", "in.sarif", "--output", "out.sarif")
		cmd.Dir = dir
		if printed, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("run %s: %v\n%s", multitool, err, printed)
		}
		data, err := os.ReadFile(filepath.Join(dir, "out.sarif"))
		if err != nil {
			t.Fatal(err)
		}
		var log struct {
			Runs []struct {
				Results []struct {
					RuleID, Level string
					Message       struct {
						ID        string
						Arguments []string
					}
				}
			}
		}
		if err := json.Unmarshal(data, &log); err != nil {
			t.Fatal(err)
		}
		for _, run := range log.Runs {
			for _, r := range run.Results {
				if r.Level == "" || r.Level == "warning" || r.Level == "error" {
					out = append(out, r.Level+" "+r.RuleID+" "+r.Message.ID+" "+strings.Join(r.Message.Arguments, ", "))
				}
			}
		}
		return out
	}
	good := render(t, SARIF, fixture(t))
	for _, p := range problems(good) {
		t.Error(p)
	}
	if broken := problems(strings.Replace(good, `"ruleIndex": 0`, `"ruleIndex": 99`, 1)); len(broken) == 0 {
		t.Error("it takes a ruleIndex that is out of range")
	}
}
