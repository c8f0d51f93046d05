package main

import (
	"flag"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the generated tables into the READMEs")

// The table of rules in the README is what `leakvet rules` prints. Reports link to the
// anchors in it.
func TestReadmeRules(t *testing.T) {
	checkTable(t, "README.md", "rules", "TestReadmeRules", "rules", "--format", "markdown")
}

// The table beside the models is what `leakvet rules --models` prints.
func TestReadmeModels(t *testing.T) {
	checkTable(t, "rules/models/README.md", "models", "TestReadmeModels", "rules", "--models", "--format", "markdown")
}

// checkTable asserts that what a command prints stands between two comments of a file;
// with -update it writes it there.
func checkTable(t *testing.T, file, name, test string, args ...string) {
	t.Helper()
	command := "go test ./cmd/leakvet -run " + test + " -update"
	begin, end := "<!-- "+name+": "+command+" -->\n", "<!-- /"+name+" -->\n"
	path := filepath.Join("..", "..", filepath.FromSlash(file))
	readme, err := readFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(readme, begin)
	table, after, closed := strings.Cut(rest, end)
	if !ok || !closed {
		t.Fatalf("%s has no lines %q and %q", file, begin, end)
	}
	out, err := exec.Command("leakvet", args...).Output()
	if err != nil {
		t.Fatal(err)
	}
	want := "\n" + string(out) + "\n"
	if *update {
		if err := writeFile(path, before+begin+want+end+after); err != nil {
			t.Fatal(err)
		}
	} else if table != want {
		t.Errorf("the table of %s in %s is stale: run %s", name, file, command)
	}
}
