package main

import (
	"flag"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the table of rules into README.md")

const (
	rulesBegin = "<!-- rules: go test ./cmd/leakvet -run TestReadmeRules -update -->\n"
	rulesEnd   = "<!-- /rules -->\n"
)

// The table of rules in the README is what `leakvet rules` prints. Reports link to the
// anchors in it.
func TestReadmeRules(t *testing.T) {
	name := filepath.Join("..", "..", "README.md")
	readme, err := readFile(name)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(readme, rulesBegin)
	table, after, closed := strings.Cut(rest, rulesEnd)
	if !ok || !closed {
		t.Fatalf("README.md has no lines %q and %q", rulesBegin, rulesEnd)
	}
	out, err := exec.Command("leakvet", "rules", "--format", "markdown").Output()
	if err != nil {
		t.Fatal(err)
	}
	want := "\n" + string(out) + "\n"
	if *update {
		if err := writeFile(name, before+rulesBegin+want+rulesEnd+after); err != nil {
			t.Fatal(err)
		}
	} else if table != want {
		t.Error("the table of rules in README.md is stale: run go test ./cmd/leakvet -run TestReadmeRules -update")
	}
}
