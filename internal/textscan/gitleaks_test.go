package textscan

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/leakvet/leakvet/internal/finding"
)

const acme = "[[rules]]\nid = 'acme-key'\ndescription = 'Acme key'\nregex = '''acme_[a-z0-9]{12}'''\nkeywords = ['acme_']\n"

func TestUserConfig(t *testing.T) {
	key := sample("acme_{lower:12}")
	pem := "-----BEGIN " + "PRIVATE KEY-----\n" + sample("{b64:64}\n{b64:64}") + "\n-----END " + "PRIVATE KEY-----\n"
	files := map[string]string{"a.txt": key + "\n" + pem + groq + "\n", "skip/b.txt": key}
	const found1, found2, found3 = "acme-key a.txt:1:1-1:18", "private-key a.txt:2:1-5:26", "groq-api-key a.txt:6:1-6:57"
	for _, c := range []struct {
		name, config string
		want         []string
	}{
		{"rules of its own alone, and ours", acme, []string{found1, found3, "acme-key skip/b.txt:1:1-1:18"}},
		{"default rules too", "[extend]\nuseDefault = true\n" + acme, []string{found1, found2, found3, "acme-key skip/b.txt:1:1-1:18"}},
		{"paths and rules off", "[extend]\nuseDefault = true\ndisabledRules = ['private-key', 'groq-api-key']\n[[allowlists]]\npaths = ['^skip/']\n" + acme, []string{found1}},
		{"keys in any case, old name", "[Extend]\nUSEDEFAULT = true\n[allowlist]\nregexes = ['^acme_']\n" + acme, []string{found2, found3}},
		{"for one rule", acme + "[[rules.allowlists]]\ncondition = 'AND'\nregexes = ['acme']\npaths = ['^skip/']\n", []string{found1, found3}},
		{"entropy too low", "[[rules]]\nid = 'acme-key'\nregex = 'acme_[a-z0-9]{12}'\nentropy = 5\n", []string{found3}},
	} {
		t.Run(c.name, func(t *testing.T) {
			files[userConfig] = c.config
			want(t, scan(t, Options{Root: tree(t, files)}), c.want...)
		})
	}
}

// gitleaks' own loader ignores extend from the third time in a process.
func TestExtendWorksEveryTime(t *testing.T) {
	dir := tree(t, map[string]string{userConfig: "[extend]\npath = 'base.toml'\n", "base.toml": "[extend]\nuseDefault = true\n" + acme, "a.txt": sample("acme_{lower:12}")})
	for range 4 {
		e, err := New(Options{Root: dir})
		if err != nil {
			t.Fatal(err)
		}
		if n := len(e.Rules()); n < 280 {
			t.Fatalf("%d rules: the defaults are missing", n)
		}
		want(t, scan(t, Options{Root: dir}), "acme-key a.txt:1:1-1:18")
	}
}

func TestUserConfigErrors(t *testing.T) {
	for _, c := range []struct{ config, want string }{
		{"title = 'x'\nrules = [", ".gitleaks.toml:2: "},
		{"[[rules]]\nid = 'a'\nregex = '(('\n", ".gitleaks.toml:1: rule a: error parsing regexp"},
		{"title = 'x'\n\n[[rules]]\nid = 'a'\n", ".gitleaks.toml:3: rule a: has neither regex nor path"},
		{"[[rules]]\nid = 'a'\nregex = 'x'\n[[rules.allowlists]]\n", ".gitleaks.toml:1: rule a: an allowlist needs"},
		{"[[rules]]\nid = 'a'\nregex = '(x)'\nsecretGroup = 2\n", ".gitleaks.toml:1: rule a: secretGroup 2"},
		{"[[rules]]\nid = 'b'\nregex = 'x'\n\n[[rules]]\nid = 'a'\nregex = 'x'\n[[rules.required]]\nid = 'c'\n", ".gitleaks.toml:5: rule a: requires \"c\""},
		{"[[allowlists]]\nregexes = ['x']\ntargetRules = ['nosuch']\n", ".gitleaks.toml:1: [[allowlists]]: there is no rule \"nosuch\""},
		{"[[rules]]\nregex = 'x'\n", "a rule without id"},
		{"[[allowlists]]\ncondition = 'xor'\nregexes = ['a']\n", `unknown condition "xor"`},
		{"\n[[allowlists]]\n", ".gitleaks.toml:2: [[allowlists]]: an allowlist needs"},
		{"[extend]\nuseDefault = true\npath = 'x'\n", "both useDefault and path"},
		{"[extend]\npath = 'nosuch.toml'\n", "nosuch.toml"},
	} {
		_, err := New(Options{Root: tree(t, map[string]string{userConfig: c.config})})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: error %v, want %s", c.config, err, c.want)
		}
	}
}

func TestRequiredRules(t *testing.T) {
	config := acme + "[[rules.required]]\nid = 'acme-host'\nwithinLines = 1\n[[rules]]\nid = 'acme-host'\nregex = 'acme\\.internal'\nskipReport = true\n"
	key := sample("acme_{lower:12}")
	dir := tree(t, map[string]string{userConfig: config, "near.txt": "acme.internal\n" + key, "far.txt": "acme.internal\n\n\n" + key, "alone.txt": key})
	want(t, scan(t, Options{Root: dir}), "acme-key near.txt:2:1-2:18")
}

func TestIgnoredAndAllowed(t *testing.T) {
	dir := tree(t, map[string]string{
		IgnoreFile:  "# known\nsub/a.txt:groq-api-key:2\n0123abc:b.txt:groq-api-key:1\nsub/a.txt:other:3\n",
		"sub/a.txt": "\n" + groq + "\n" + groq + "\n",
		"b.txt":     groq + "\n" + groq + " # gitleaks:allow\n",
	})
	res := scan(t, Options{Root: dir})
	want(t, res, "groq-api-key b.txt:1:1-1:57", "groq-api-key b.txt:2:1-2:57", "groq-api-key sub/a.txt:2:1-2:57", "groq-api-key sub/a.txt:3:1-3:57")
	by := map[string]finding.SuppressedBy{}
	for _, f := range res.Findings {
		if f.Suppression != nil {
			by[fmt.Sprintf("%s:%d", f.Location.Path, f.Location.Region.StartLine)] = f.Suppression.By
		}
	}
	if len(by) != 2 || by["b.txt:2"] != finding.ByComment || by["sub/a.txt:2"] != finding.ByGitleaks {
		t.Errorf("suppressed %v", by)
	}
	if res.Stats.Suppressed != 2 {
		t.Errorf("suppressed %d, want 2", res.Stats.Suppressed)
	}
}

func TestIgnoresThatAreUsed(t *testing.T) {
	commit := strings.Repeat("0a", 20)
	dir := tree(t, map[string]string{
		IgnoreFile:  "# known\nsub/a.txt:groq-api-key:2\n\n" + commit + ":b.txt:groq-api-key:1\nsub\\a.txt:groq-api-key:9\nanything\ncerts/a.p12:pkcs12-file:0\nz:1:groq-api-key:2\n",
		"sub/a.txt": "\n" + groq + "\n", "certs/a.p12": "",
	})
	e, err := New(Options{Root: dir})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.Scan(t.Context()); err != nil {
		t.Fatal(err)
	}
	want := []Ignore{
		{Line: 2, Path: "sub/a.txt", Rule: "groq-api-key", Used: true},
		{Line: 4, Commit: commit, Path: "b.txt", Rule: "groq-api-key"},
		{Line: 5, Path: "sub/a.txt", Rule: "groq-api-key"},
		{Line: 6},
		{Line: 7, Path: "certs/a.p12", Rule: "pkcs12-file", Used: true},
		{Line: 8, Path: "z:1", Rule: "groq-api-key"},
	}
	if d := cmp.Diff(want, e.Ignores()); d != "" {
		t.Error(d)
	}
}

// gitleaks' allowlist "(?i)^true|false|null$" lets any secret with "false" go.
func TestSecretsWithFalseInThem(t *testing.T) {
	dir := tree(t, map[string]string{
		"a.txt": sample("gsk_{alnum:40}") + "false" + sample("{alnum:7}"),
		"b.txt": sample("xai-{alnum:76}") + "null",
	})
	want(t, scan(t, Options{Root: dir}), "groq-api-key a.txt:1:1-1:57", "xai-api-key b.txt:1:1-1:85")
}

func TestTitlesOfGitleaksRules(t *testing.T) {
	for _, c := range []struct{ id, description, want string }{
		{"openai-api-key", "Found an OpenAI API Key, posing a risk of unauthorized access to AI services and data manipulation.", "OpenAI API Key"},
		{"frameio-api-token", "Found a Frame.io API token, potentially compromising video collaboration and project management.", "Frame.io API token"},
		{"adobe-client-id", "Detected a pattern that resembles an Adobe OAuth Web Client ID, posing a risk.", "Adobe client ID"},
		{"acme-api-key", "", "Acme API key"},
	} {
		if got := titleOf(c.id, c.description); got != c.want {
			t.Errorf("titleOf(%s) = %q, want %q", c.id, got, c.want)
		}
	}
}

func TestPathOnlyRule(t *testing.T) {
	dir := tree(t, map[string]string{"certs/server.p12": "\x00\x01", "certs/p12.txt": ""})
	res := scan(t, Options{Root: dir})
	want(t, res, "pkcs12-file certs/server.p12:0:0-0:0")
	if len(res.Findings) == 1 && res.Findings[0].Message != "PKCS #12 file in the tree" {
		t.Errorf("message %q", res.Findings[0].Message)
	}
}

func TestNamedConfig(t *testing.T) {
	key := sample("acme_{lower:12}")
	dir := tree(t, map[string]string{userConfig: "title = 'not this one'\n", "conf/my.toml": acme + "# " + key + "\n", "a.txt": key})
	want(t, scan(t, Options{Root: dir, GitleaksConfig: filepath.Join(dir, "conf", "my.toml")}), "acme-key a.txt:1:1-1:18")
	if _, err := New(Options{Root: dir, GitleaksConfig: filepath.Join(dir, "none.toml")}); err == nil || !strings.Contains(err.Error(), "none.toml") {
		t.Errorf("a file that is not there: error %v", err)
	}
}

// What a rule says of its path, alone or beside a regexp, and what it lets pass.
func TestPathRules(t *testing.T) {
	config := "[[rules]]\nid = 'key-file'\npath = '(?i)\\.keystore$'\n[[rules.allowlists]]\npaths = ['^demo/']\n" +
		acme + "path = '\\.conf$'\n[[rules.allowlists]]\ncondition = 'AND'\nregexTarget = 'line'\nregexes = ['public']\nstopwords = ['abc']\n"
	a, b := sample("acme_{lower:9}")+"abc", sample("acme_{lower:9}")+"xyz"
	res := scan(t, Options{Root: tree(t, map[string]string{
		userConfig: config, "x/release.keystore": "text\n", "demo/release.keystore": "text\n",
		"a.conf": a + "\n" + a + " public\n" + b + " public\n", "a.txt": a,
	})})
	want(t, res, "acme-key a.conf:1:1-1:18", "acme-key a.conf:3:1-3:18", "key-file x/release.keystore:0:0-0:0")
}

// With secretGroup, entropy is that of the group.
func TestSecretGroup(t *testing.T) {
	const config = "[[rules]]\nid = 'pair'\nregex = '(user)=([a-z]+);(pass)=([a-z0-9]+)'\nsecretGroup = 4\nentropy = 2.5\n"
	res := scan(t, Options{Root: tree(t, map[string]string{userConfig: config, "a.txt": "user=bob;pass=" + sample("{lower:16}") + "\nuser=bob;pass=aaaabbbb\n"})})
	want(t, res, "pair a.txt:1:15-1:31")
}
