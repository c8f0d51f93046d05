package modelcheck

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/leakvet/leakvet/rules"
)

// TestStd checks the models of the standard library against the one that the go
// command has.
func TestStd(t *testing.T) {
	std := map[string]*rules.Model{}
	var paths []string
	for name, m := range models(t) {
		if modules := parseModules(t, m); isStd(modules) {
			ps, err := Paths(m, modules)
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			std[name] = m
			paths = append(paths, ps...)
		}
	}
	if len(std) == 0 {
		t.Fatal("no model is verified against std")
	}
	dir := t.TempDir()
	if err := Scratch(dir, nil); err != nil {
		t.Fatal(err)
	}
	pkgs, err := Load(dir, paths...)
	if err != nil {
		t.Error(err)
	}
	for name, m := range std {
		for _, p := range Check(m, pkgs) {
			t.Errorf("%s: %s", name, p)
		}
	}
}

// TestModules checks every other model against the module versions that it
// says. It downloads SDKs, so it wants LEAKVET_VERIFY_MODELS=1; one model is
// checked with -run TestModules/zap.
func TestModules(t *testing.T) {
	if os.Getenv("LEAKVET_VERIFY_MODELS") != "1" {
		t.Skip("set LEAKVET_VERIFY_MODELS=1 to download the modules and check the models")
	}
	for name, m := range models(t) {
		if modules := parseModules(t, m); len(modules) > 0 && !isStd(modules) {
			t.Run(name, func(t *testing.T) {
				if name == "confluent-kafka-go.toml" {
					t.Skip("its package is cgo, which is not loaded")
				}
				verify(t, name, m, modules)
			})
		}
	}
}

// TestVerified asserts that every model says what it was checked against, and
// that these modules can hold all its packages.
func TestVerified(t *testing.T) {
	for name, m := range models(t) {
		modules := parseModules(t, m)
		if len(modules) == 0 && !slices.Equal(m.Packages, []string{"*"}) { // tags are of no module
			t.Errorf("%s: no \"verified\"", name)
		}
		if _, err := Paths(m, modules); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func verify(t *testing.T, name string, m *rules.Model, modules []Module) {
	t.Helper()
	paths, err := Paths(m, modules)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := Scratch(dir, modules); err != nil {
		t.Fatal(err)
	}
	pkgs, err := Load(dir, paths...)
	if err != nil {
		t.Error(err)
	}
	for _, p := range Check(m, pkgs) {
		t.Errorf("%s: %s", name, p)
	}
}

func models(t *testing.T) map[string]*rules.Model {
	t.Helper()
	files, err := filepath.Glob("../../rules/models/*.toml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no models: %v", err)
	}
	out := map[string]*rules.Model{}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		m, err := rules.LoadModel(filepath.Base(f), data)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(f)] = m
	}
	return out
}

func parseModules(t *testing.T, m *rules.Model) []Module {
	t.Helper()
	modules, err := Modules(m)
	if err != nil {
		t.Errorf("%s: %v", m.Library, err)
	}
	return modules
}

func isStd(modules []Module) bool {
	return slices.ContainsFunc(modules, func(m Module) bool { return m.Path == "std" })
}
