package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/leakvet/leakvet/rules"
)

const whole = `
[scan]
include = ["**"]
exclude = ["third_party/**", "**/*.golden"]

[rules.logleak]
severity = "low"

[rules.openai-api-key]
off = true

[[source]]
kind = "credential"
type = "example.com/core.Source"

[[sink]]
kind   = "prompt"
symbol = "(*example.com/llm.Client).Ask"
args   = [1]

[[sanitizer]]
symbol = "example.com/core.Sanitize"

[[propagator]]
symbol = "example.com/core.Wrap"

[[slot]]
symbol = "example.com/core.WithKey"

[[allow]]
rule    = "logleak/log"
path    = "cmd/**"
reason  = "prints a key id"
expires = 2026-12-31

[[override]]
path     = "legacy/**"
severity = "info"
`

func TestParse(t *testing.T) {
	c, err := parse("f.toml", []byte(whole))
	if err != nil {
		t.Fatal(err)
	}
	if !c.Rules["openai-api-key"].Off || c.Rules["logleak"].Severity != "low" {
		t.Errorf("rules %+v", c.Rules)
	}
	models, err := c.Models(new(rules.Set)).All()
	if err != nil || len(models) != 1 {
		t.Fatalf("models %v, %v", models, err)
	}
	m := models[0]
	if len(m.Sources) != 1 || len(m.Sinks) != 1 || len(m.Sanitizers) != 1 || len(m.Propagators) != 1 || len(m.Slots) != 1 {
		t.Errorf("model %+v", m)
	}
	if got := m.Sinks[0].Args; len(got) != 1 || got[0].Index != 1 {
		t.Errorf("ports are not compiled: %+v", got)
	}
	for path, want := range map[string]bool{"a.go": true, "third_party/x/y.go": false, "x/y.golden": false} {
		if got := c.Scan.Includes(path); got != want {
			t.Errorf("Includes(%s) = %t", path, got)
		}
	}
	a := c.Allow[0]
	if a.Line != 30 || a.End().Format("2006-01-02 15:04") != "2027-01-01 00:00" || !a.Covers("cmd/a/b.go") || a.Covers("x.go") {
		t.Errorf("allow %+v until %s", a, a.End())
	}
	for at, want := range map[string]string{"logleak a.go": "low", "logleak legacy/a.go": "info", "promptleak legacy/a.go": "info", "promptleak a.go": ""} {
		rule, path, _ := strings.Cut(at, " ")
		got, ok := c.Severity(rule, path)
		if ok != (want != "") || ok && got.String() != want {
			t.Errorf("severity of %s: %s, %t", at, got, ok)
		}
	}
	if err := c.CheckRules([]string{"logleak", "openai-api-key"}); err != nil {
		t.Error(err)
	}
	err = c.CheckRules([]string{"logleak", "openai-key"})
	if err == nil || !strings.Contains(err.Error(), `f.toml:9: [rules.openai-api-key]: no such rule`) {
		t.Errorf("unknown rule: %v", err)
	}
}

func TestInclude(t *testing.T) {
	s := Scan{Include: []string{"src/**"}, Exclude: []string{"src/gen/**"}}
	for path, want := range map[string]bool{"src/a.go": true, "src/gen/a.go": false, "a.go": false} {
		if got := s.Includes(path); got != want {
			t.Errorf("Includes(%s) = %t", path, got)
		}
	}
}

func TestNaming(t *testing.T) {
	s := Scan{Exclude: []string{"testdata/**", "**/*.golden"}}
	for named, want := range map[string]bool{"testdata/app": true, "testdata": true, "cmd": false} {
		if got := s.Naming([]string{named}).Includes("testdata/app/main.go"); got != want {
			t.Errorf("named %s: testdata/app/main.go is included: %t", named, got)
		}
		if s.Naming([]string{named}).Includes("testdata/app/x.golden") {
			t.Errorf("named %s: another exclusion is lost", named)
		}
	}
	if s.Includes("testdata/app/main.go") {
		t.Error("Naming changed the original")
	}
}

func TestErrors(t *testing.T) {
	for text, want := range map[string]string{
		"[scan]\nexclud = []\n":                                 `f.toml:2: unknown key "scan.exclud"; did you mean "exclude"?`,
		"\n[ruls.logleak]\n":                                    `f.toml:2: unknown key "ruls.logleak"; did you mean "rules"?`,
		"[[sink]]\nkind = \"log\"\nsymbl = \"a/b.C\"\n":         `f.toml:3: unknown key "sink.symbl"; did you mean "symbol"?`,
		"[[snk]]\nkind = \"log\"\n":                             `f.toml:1: unknown key "snk"; did you mean "sink"?`,
		"[[sink]]\nkind = \"log\"\nfucntion = \"a/b.C\"\n":      `f.toml:3: unknown key "sink.fucntion"; did you mean "symbol"?`,
		"[rules.logleak]\nsevrity = \"low\"\n":                  `f.toml:2: unknown key "rules.logleak.sevrity"; did you mean "severity"?`,
		"[rules.logleak]\nlevel = \"low\"\n":                    `f.toml:2: unknown key "rules.logleak.level"; it has off, severity`,
		"packages = [\"x\"]\n":                                  `f.toml:1: unknown key "packages"`,
		"[scan\n":                                               `f.toml:1: `,
		"[scan]\nexclude = 1\n":                                 `f.toml:2: `,
		"[scan]\nexclude = [\"ok\",\n  \"[a\"]\n":               `f.toml:3: bad glob "[a"`,
		"[rules.logleak]\nseverity = \"hihg\"\n":                `f.toml:1: [rules.logleak]: unknown severity "hihg"`,
		"[[allow]]\nrule = \"x\"\n":                             `f.toml:1: [[allow]]: no reason`,
		"\n[[allow]]\nreason = \"x\"\n":                         `f.toml:2: [[allow]]: it would allow everything`,
		"[[allow]]\nreason=\"x\"\nrule=\"r\"\nexpires=\"soon\"": `f.toml:4: `,
		"[[override]]\npath=\"x\"\nseverity=\"hgih\"\n":         `f.toml:1: [[override]]: unknown severity "hgih"`,
		"[[override]]\nseverity=\"high\"\n":                     `f.toml:1: [[override]]: no path`,
		"[[allow]]\nreason=\"x\"\npath=\"[a\"\n":                `f.toml:1: [[allow]]: bad glob "[a"`,
		"\n\n[[sink]]\nkind = \"prmpt\"\nsymbol=\"a.B\"\n":      `f.toml:4: [[sink]]: unknown sink kind "prmpt"; did you mean "prompt"?`,
	} {
		_, err := parse("f.toml", []byte(text))
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q:\ngot  %v\nwant %s", text, err, want)
		}
	}
}

func TestDiscover(t *testing.T) {
	dir := t.TempDir()
	for _, f := range []string{"outside/" + Name, "outside/repo/.git/HEAD", "outside/repo/mod/go.mod", "outside/repo/mod/pkg/x.go"} {
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(f)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, f), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	repo := filepath.Join(dir, "outside", "repo")
	pkg := filepath.Join(repo, "mod", "pkg")
	want := func(what, want string) {
		t.Helper()
		if got, err := Discover(pkg); err != nil || got != want {
			t.Errorf("%s: Discover = %q, %v", what, got, err)
		}
	}
	want("beyond the repository", "")
	at := filepath.Join(repo, Name)
	if err := os.WriteFile(at, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	want("at its root", at)
	// Under go vet a file below the module's root would be seen in some directories of
	// the module and not in others.
	nearer := filepath.Join(pkg, Name)
	if err := os.WriteFile(nearer, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	want("nearest", nearer)
	for env, want := range map[string]string{"": at, "off": "", "/x.toml": "/x.toml"} {
		if got, err := ForModule(env, pkg); err != nil || got != want {
			t.Errorf("ForModule(%q) = %q, %v", env, got, err)
		}
	}
}
