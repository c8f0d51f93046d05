package agentapp

import (
	"bytes"
	"encoding/json"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const sample = "../../testdata/agentapp"

// keyShaped matches what push protection would stop.
var keyShaped = regexp.MustCompile(`sk-(proj|ant|live)[A-Za-z0-9-]*-[A-Za-z0-9]{16}|sk_(live|test)_[A-Za-z0-9]{10}|ghp_[A-Za-z0-9]{30}|AKIA[A-Z2-7]{16}|xoxb-[0-9]{10}|hf_[A-Za-z]{30}|AIza[A-Za-z0-9_-]{30}|SG\.[A-Za-z0-9]{22}\.|BEGIN [A-Z ]*PRIVATE KEY|eyJ[A-Za-z0-9_-]{10,}\.eyJ`)

func files(t *testing.T, root string) map[string][]byte {
	t.Helper()
	found := map[string][]byte{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		found[filepath.ToSlash(rel)], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestMaterializeSample(t *testing.T) {
	dst := t.TempDir()
	if err := Materialize(sample, dst); err != nil {
		t.Fatal(err)
	}
	committed, made := files(t, sample), files(t, dst)
	shaped := 0
	for name, before := range committed {
		if keyShaped.Match(before) {
			t.Errorf("%s: a key-shaped string is committed: use a placeholder", name)
		}
		after, ok := made[name]
		if notApp[name] {
			if ok {
				t.Errorf("%s is part of the copy", name)
			}
			continue
		}
		if !ok {
			t.Errorf("%s was not copied", name)
			continue
		}
		if b, a := bytes.Count(before, []byte("\n")), bytes.Count(after, []byte("\n")); b != a {
			t.Errorf("%s has %d lines, materialised %d", name, b, a)
		}
		if placeholder.Match(after) {
			t.Errorf("%s: a placeholder is left", name)
		}
		if keyShaped.Match(after) {
			shaped++
		}
		if strings.HasSuffix(name, ".go") {
			if _, err := parser.ParseFile(token.NewFileSet(), name, after, parser.SkipObjectResolution); err != nil {
				t.Errorf("materialised Go: %v", err)
			}
		}
		if strings.HasSuffix(name, ".json") || strings.HasSuffix(name, ".har") {
			if !json.Valid(after) {
				t.Errorf("%s: materialised JSON is not valid", name)
			}
		}
	}
	if shaped < 20 {
		t.Errorf("%d materialised files hold a key, want at least 20", shaped)
	}

	again := t.TempDir()
	if err := Materialize(sample, again); err != nil {
		t.Fatal(err)
	}
	for name, content := range files(t, again) {
		if !bytes.Equal(content, made[name]) {
			t.Errorf("%s differs from run to run", name)
		}
	}
}

func TestMaterializeKeepsJSONInJSON(t *testing.T) {
	dst := t.TempDir()
	if err := Materialize(sample, dst); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(filepath.Join(dst, "testdata/dlq/sqs.json"))
	if err != nil {
		t.Fatal(err)
	}
	var dump struct{ Messages []struct{ Body string } }
	var envelope struct{ Message string }
	var message struct {
		Account struct {
			PrivateKey string `json:"private_key"`
		} `json:"service_account"`
	}
	for _, level := range []struct {
		text func() string
		into any
	}{
		{func() string { return string(raw) }, &dump},
		{func() string { return dump.Messages[0].Body }, &envelope},
		{func() string { return envelope.Message }, &message},
	} {
		if err := json.Unmarshal([]byte(level.text()), level.into); err != nil {
			t.Fatal(err)
		}
	}
	if want, _ := Secret("PEM_KEY"); message.Account.PrivateKey != want {
		t.Errorf("three levels down the key is %d bytes, want the %d of PEM_KEY", len(message.Account.PrivateKey), len(want))
	}
}

func TestMaterializeRefuses(t *testing.T) {
	for _, test := range []struct{ name, content, want string }{
		{"kind", "a\nb = @@NO_SUCH_KEY@@\n", `x:2: no kind of secret is called "NO_SUCH_KEY"; the kinds are ANTHROPIC_KEY, `},
		{"filter", "@@OPENAI_KEY|rot13@@", `x:1: no filter is called "rot13"; use b64 or json`},
		{"several lines", "@@PEM_KEY@@", `x:1: the value of PEM_KEY has several lines; add the filter json or b64`},
	} {
		t.Run(test.name, func(t *testing.T) {
			src := t.TempDir()
			if err := os.WriteFile(filepath.Join(src, "x"), []byte(test.content), 0o644); err != nil {
				t.Fatal(err)
			}
			err := Materialize(src, t.TempDir())
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want %q", err, test.want)
			}
		})
	}
	src := t.TempDir()
	if err := Materialize(src, filepath.Join(src, "copy")); err == nil || !strings.Contains(err.Error(), "name a directory elsewhere") {
		t.Errorf("a copy inside the sample: error %v", err)
	}
	if err := Materialize(filepath.Join(src, "missing"), t.TempDir()); err == nil || !strings.Contains(err.Error(), "read the sample") {
		t.Errorf("a missing sample: error %v", err)
	}
}
