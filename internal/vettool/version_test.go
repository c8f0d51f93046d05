package vettool

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// answer is what -V=full says in dir under some variables.
func answer(t *testing.T, dir string, env ...string) string {
	t.Helper()
	var b strings.Builder
	getenv := func(name string) string {
		for _, kv := range env {
			if v, ok := strings.CutPrefix(kv, name+"="); ok {
				return v
			}
		}
		return ""
	}
	if err := version(&b, getenv, dir); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// The go command caches by this answer, so it must change with all that changes the
// output, and with nothing else.
func TestVersion(t *testing.T) {
	dir := t.TempDir()
	sub := filepath.Join(dir, "sub")
	write(t, filepath.Join(dir, ".git", "HEAD"), "")
	write(t, filepath.Join(dir, "go.mod"), "module m\n")
	write(t, filepath.Join(sub, "m.go"), "package sub\n")
	plain := answer(t, dir)
	if !regexp.MustCompile(`^leakvet version devel buildID=[0-9a-f]{64}\n$`).MatchString(plain) {
		t.Fatalf("the go command cannot read %q", plain)
	}
	if answer(t, dir) != plain || answer(t, sub) != plain {
		t.Error("the answer is not the same in all of the module")
	}
	seen := map[string]string{plain: "nothing"}
	unlike := func(what, got string) {
		if other, ok := seen[got]; ok {
			t.Errorf("%s answers like %s", what, other)
		}
		seen[got] = what
	}
	unlike("meta", answer(t, dir, "LEAKVET_META=1"))
	config := filepath.Join(dir, ".leakvet.toml")
	write(t, config, "[rules.logleak]\noff = true\n")
	unlike("a configuration", answer(t, dir))
	if answer(t, sub) != answer(t, dir) {
		t.Error("below the configuration the answer is another one")
	}
	write(t, config, "[rules.logleak]\noff = false\n")
	unlike("another configuration", answer(t, dir))
	if answer(t, dir, "LEAKVET_CONFIG=off") != plain {
		t.Error("no configuration is not the same as none that is found")
	}
	unlike("the same for dependencies too", answer(t, dir, "LEAKVET_CONFIG="+config))
	other := filepath.Join(t.TempDir(), "other.toml")
	write(t, other, "[scan]\n")
	unlike("a configuration elsewhere", answer(t, dir, "LEAKVET_CONFIG="+other))
}

func TestVersionReportsConfiguration(t *testing.T) {
	file := filepath.Join(t.TempDir(), "c.toml")
	write(t, file, "\n[scam]\n")
	err := version(new(strings.Builder), func(name string) string {
		if name == "LEAKVET_CONFIG" {
			return file
		}
		return ""
	}, ".")
	if err == nil || !strings.Contains(err.Error(), `c.toml:2: unknown key "scam"; did you mean "scan"?`) {
		t.Errorf("error %v", err)
	}
}
