package analyzers_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/leakvet/leakvet/analyzers"
	"github.com/leakvet/leakvet/rules"
)

const module = "github.com/leakvet/leakvet/"

// root is the repository, as seen from this package's directory.
const root = ".."

// TestOneName holds every check to its one name: of the analyzer, the rule, the
// package, the directory and the folder of its cases.
func TestOneName(t *testing.T) {
	suite, described := analyzers.New(rules.Embedded()), analyzers.Rules()
	if len(suite) != len(described) {
		t.Fatalf("%d analyzers, %d rules", len(suite), len(described))
	}
	var names []string
	for i, a := range suite {
		r := described[i]
		names = append(names, r.ID)
		t.Run(r.ID, func(t *testing.T) {
			if a.Name != r.ID {
				t.Errorf("the analyzer is called %q, its rule %q", a.Name, r.ID)
			}
			if want := "analyzers/" + r.ID; r.Source != want {
				t.Errorf("the rule says that it lives in %q, want %q", r.Source, want)
			}
			doc, err := parser.ParseFile(token.NewFileSet(), filepath.Join(r.ID, "doc.go"), nil, parser.PackageClauseOnly)
			if err != nil {
				t.Fatal(err)
			}
			if doc.Name.Name != r.ID {
				t.Errorf("the package is called %q", doc.Name.Name)
			}
			for _, file := range []string{r.ID + ".go", r.ID + "_test.go"} {
				if _, err := os.Stat(filepath.Join(r.ID, file)); err != nil {
					t.Error(err)
				}
			}
			for section, text := range map[string]string{
				"title": r.Title, "what it finds": r.Doc.Finds, "why it matters": r.Doc.Why, "example": r.Doc.Example,
				"instead": r.Doc.Instead, "limits": r.Doc.Limits, "remedy": r.Remedy,
			} {
				if strings.TrimSpace(text) == "" {
					t.Errorf("the manual has no %s", section)
				}
			}
			if len(r.Production) == 0 || len(r.CWE) == 0 {
				t.Errorf("the rule serves the production rules %v and names the weaknesses %v, want some of each", r.Production, r.CWE)
			}
			cases(t, r.ID)
		})
	}
	if !slices.IsSorted(names) {
		t.Errorf("the suite is not sorted: %v", names)
	}
	dirs, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range dirs {
		if d.IsDir() && d.Name() != "internal" && !slices.Contains(names, d.Name()) {
			t.Errorf("analyzers/%s is not in the suite", d.Name())
		}
	}
}

// cases looks through the folders of a check: each shows a finding, and one below
// missed says which limit it is about.
func cases(t *testing.T, check string) {
	t.Helper()
	folder := filepath.Join(root, "testdata", "src", check)
	for _, d := range readDir(t, folder) {
		if len(readDir(t, filepath.Join(folder, d.Name()))) == 0 {
			continue // left behind in a working tree: git keeps no empty folders
		}
		if d.Name() != "missed" {
			if !contains(t, filepath.Join(folder, d.Name()), "// want ") {
				t.Errorf("testdata/src/%s/%s expects no finding", check, d.Name())
			}
			continue
		}
		for _, m := range readDir(t, filepath.Join(folder, "missed")) {
			if !contains(t, filepath.Join(folder, "missed", m.Name()), "// Package "+m.Name()+" is a limit: ") {
				t.Errorf("testdata/src/%s/missed/%s does not say which limit it is about", check, m.Name())
			}
		}
	}
}

func readDir(t *testing.T, dir string) []os.DirEntry {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	return entries
}

func contains(t *testing.T, dir, text string) bool {
	t.Helper()
	found := false
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		found = found || strings.Contains(string(b), text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestDependencies holds the packages to their directions: policy and checks know
// nothing of the scanner around them, reports nothing of what finds.
func TestDependencies(t *testing.T) {
	packages := list(t)
	heavy := []string{"github.com/zricethezav/gitleaks/", "github.com/spf13/cobra", "github.com/owenrumney/go-sarif/"}
	for _, p := range packages {
		path := strings.TrimPrefix(p.path, module)
		for _, dep := range p.deps {
			ours, isOurs := strings.CutPrefix(dep, module)
			switch {
			case under(path, "analyzers"):
				if slices.ContainsFunc(heavy, func(h string) bool { return strings.HasPrefix(dep, h) }) {
					t.Errorf("%s depends on %s: a linter that embeds the checks would carry it", path, dep)
				}
				if isOurs && !under(ours, "analyzers") && !under(ours, "rules") {
					t.Errorf("%s depends on %s: checks depend on the engine and the rules only", path, ours)
				}
			case under(path, "rules"):
				if slices.ContainsFunc(heavy, func(h string) bool { return strings.HasPrefix(dep, h) }) {
					t.Errorf("%s depends on %s: a linter that embeds the checks would carry it", path, dep)
				}
				if isOurs && !under(ours, "rules") {
					t.Errorf("%s depends on %s: rules import nothing of ours", path, ours)
				}
			case path == "internal/mend" && isOurs:
				t.Errorf("%s depends on %s: it knows Go, and nothing of ours", path, ours)
			case path == "internal/archive":
				if isOurs {
					t.Errorf("%s depends on %s: it imports nothing of ours", path, ours)
				}
			case path == "internal/artifact", path == "internal/ngram", path == "internal/inspect", path == "internal/sqlite":
				if isOurs {
					t.Errorf("%s depends on %s: it reads formats and knows nothing of findings", path, ours)
				}
			case path == "internal/finding":
				if first, _, _ := strings.Cut(dep, "/"); isOurs || strings.Contains(first, ".") {
					t.Errorf("%s depends on %s: it imports the standard library only", path, dep)
				}
			}
			if under(ours, "internal/cli") && isOurs && path != "cmd/leakvet" && !under(path, "internal/cli") {
				t.Errorf("%s depends on %s: only the command does", path, ours)
			}
		}
		for _, imp := range p.imports {
			ours, isOurs := strings.CutPrefix(imp, module)
			if isOurs && under(path, "internal/report") && !under(ours, "internal/report") && ours != "internal/finding" && ours != "internal/catalog" {
				t.Errorf("%s imports %s: reports see findings and the catalog only", path, ours)
			}
		}
	}
}

func under(path, dir string) bool { return path == dir || strings.HasPrefix(path, dir+"/") }

type listed struct {
	path          string
	imports, deps []string
}

// list asks the go command for the packages of the module; those of the standard
// library begin with none of the paths that are judged here.
func list(t *testing.T) []listed {
	t.Helper()
	cmd := exec.Command("go", "list", "-f", "{{.ImportPath}}\t{{join .Imports \" \"}}\t{{join .Deps \" \"}}", "./...")
	cmd.Dir = root
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("list the packages of the module: %v", err)
	}
	var packages []listed
	seen := make(map[string]bool)
	for line := range strings.Lines(string(out)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 3 {
			t.Fatalf("go list printed %q", line)
		}
		packages = append(packages, listed{f[0], strings.Fields(f[1]), strings.Fields(f[2])})
		seen[strings.TrimPrefix(f[0], module)] = true
	}
	for _, want := range []string{"analyzers", "analyzers/internal/taint", "rules", "internal/finding", "internal/report", "internal/cli"} {
		if !seen[want] {
			t.Errorf("go list does not know %s, whose dependencies are judged here", want)
		}
	}
	return packages
}
