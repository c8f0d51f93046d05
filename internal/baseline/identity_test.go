package baseline_test

import (
	"context"
	"encoding/base64"
	"fmt"
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/leakvet/leakvet/internal/baseline"
	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/internal/textscan"
	"github.com/leakvet/leakvet/internal/triage"
	"github.com/leakvet/leakvet/rules"
)

func all(baseline.Entry) bool { return true }

// sample is a key that differs by name.
func sample(name string) string {
	key, _, _ := strings.Cut(rules.ExpandSample("gsk_{alnum:52}|"+name), "|")
	return key
}

// scanner finds the keys in trees that are in memory, and identifies them as scan does.
type scanner struct {
	testing.TB
	engine *textscan.Engine
}

func newScanner(t testing.TB) *scanner {
	t.Helper()
	e, err := textscan.New(textscan.Options{Root: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	return &scanner{t, e}
}

func (s *scanner) scan(files map[string]string, key []byte) []finding.Finding {
	s.Helper()
	var fs []finding.Finding
	for path, text := range files {
		out, err := s.engine.ScanReader(context.Background(), textscan.Source{Path: path}, strings.NewReader(text), int64(len(text)))
		if err != nil {
			s.Fatal(err)
		}
		fs = append(fs, out.Findings...)
	}
	g := triage.GoFiles{Lines: func(l finding.Location) []string { return strings.Split(files[l.Path], "\n") }}
	return triage.Run(fs, g.Enclose, triage.Merge(&g), triage.Order(key))
}

func prints(fs []finding.Finding) (out []string) {
	for _, f := range fs {
		out = append(out, f.Fingerprint)
	}
	slices.Sort(out)
	return out
}

// tree is what is edited: pieces of text that may trade places, with filler between.
type tree map[string][]string

func (t tree) files() map[string]string {
	out := make(map[string]string)
	for path, pieces := range t {
		out[path] = strings.Join(pieces, "\n")
	}
	return out
}

func plant() tree {
	fn := func(name, key string) string {
		return fmt.Sprintf("// %s does it.\nfunc %s() {\n\tx := 1\n\ttoken := %q\n\tuse(x, token)\n}\n", name, name, key)
	}
	return tree{
		"app/app.go":  {"package app\n", fn("Start", sample("a")), fn("Stop", sample("b")), "var x = 1\n", fn("Run", sample("a"))},
		"prod.env":    {"LOG=1", "GROQ_API_KEY=" + sample("c"), "MODEL=small", "SECOND_KEY=" + sample("d"), ""},
		"docs/use.md": {"# Use\n", "Set the key:\n", "    export KEY=" + sample("e"), "\nand run it."},
	}
}

// renaming are the edits that change what encloses a leak, and with it the fingerprint: the
// baseline knows the leak all the same.
var renaming = []string{"rename", "escape"}

// edits keep every leak where it is.
var edits = map[string]func(r *rand.Rand, pieces []string) []string{
	"add lines": func(r *rand.Rand, p []string) []string {
		at := 1 + r.IntN(len(p))
		return slices.Insert(p, at, fmt.Sprintf("// filler %d", r.IntN(100)))
	},
	"move": func(r *rand.Rand, p []string) []string {
		i, j := 1+r.IntN(len(p)-1), 1+r.IntN(len(p)-1)
		p[i], p[j] = p[j], p[i]
		return p
	},
	"edit the line": func(r *rand.Rand, p []string) []string {
		i := r.IntN(len(p))
		p[i] = strings.ReplaceAll(p[i], "token", "secret")
		p[i] = strings.ReplaceAll(p[i], "\tx := 1\n", "\tx := 1\n\n\n")
		return p
	},
	"rename": func(r *rand.Rand, p []string) []string {
		i := r.IntN(len(p))
		p[i] = strings.ReplaceAll(strings.ReplaceAll(p[i], "export KEY", "export GROQ_KEY"), "SECOND_KEY", "OTHER_KEY")
		return p
	},
	"escape": func(r *rand.Rand, p []string) []string {
		i := r.IntN(len(p))
		p[i] = strings.ReplaceAll(p[i], "gsk_", "gsk%5F")
		if strings.HasPrefix(p[i], "func") || strings.Contains(p[i], "\nfunc") {
			p[i] = strings.ReplaceAll(p[i], "gsk%5F", "gsk_") // no URL in Go code
		}
		return p
	},
	"delete filler": func(_ *rand.Rand, p []string) []string {
		return slices.DeleteFunc(p, func(s string) bool { return strings.HasPrefix(s, "// filler") })
	},
}

// TestIdentitySurvivesEdits: over any sequence of edits, the baseline knows the findings;
// over those that leave names alone, they keep their fingerprints.
func TestIdentitySurvivesEdits(t *testing.T) {
	s := newScanner(t)
	names := make([]string, 0, len(edits))
	for n := range edits {
		names = append(names, n)
	}
	slices.Sort(names)
	b := baseline.New()
	before := s.scan(plant().files(), b.Salt)
	if len(before) != 6 {
		t.Fatalf("%d findings planted, want 6", len(before))
	}
	b.Update(b.Match(before, baseline.Tree{}), false, nil)
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 1))
		work := plant()
		var done []string
		renamed := false
		for range 12 {
			path := []string{"app/app.go", "docs/use.md", "prod.env"}[r.IntN(3)]
			name := names[r.IntN(len(names))]
			done = append(done, name+" in "+path)
			work[path] = edits[name](r, work[path])
			renamed = renamed || slices.Contains(renaming, name)
			after := s.scan(work.files(), b.Salt)
			if !renamed && !slices.Equal(prints(after), prints(before)) {
				t.Fatalf("seed %d: fingerprints changed by %s:\n%+v", seed, strings.Join(done, ", "), after)
			}
			m := b.Match(after, baseline.Tree{})
			for i := range after {
				if !m.Known(i) {
					t.Fatalf("seed %d: %s is new after %s", seed, after[i].Location.Path, strings.Join(done, ", "))
				}
			}
			if m.Stale(all) != 0 {
				t.Fatalf("seed %d: %d stale after %s", seed, m.Stale(all), strings.Join(done, ", "))
			}
		}
	}
}

// TestWhatIsNew: what the baseline must not take for known, and what it must.
func TestWhatIsNew(t *testing.T) {
	s := newScanner(t)
	for name, test := range map[string]struct {
		edit  func(tree)
		tree  baseline.Tree
		new   int
		stale int
	}{
		"nothing": {edit: func(tree) {}},
		"another key in the old one's place": {edit: func(w tree) {
			w["prod.env"][1] = "GROQ_API_KEY=" + sample("new")
		}, new: 1, stale: 1},
		"the same key once more in its function": {edit: func(w tree) {
			w["app/app.go"][1] = strings.Replace(w["app/app.go"][1], "\tuse(", "\tagain := \""+sample("a")+"\"\n\tuse(", 1)
		}, new: 1},
		"a key in a new function": {edit: func(w tree) {
			w["app/app.go"] = append(w["app/app.go"], "func Added() {\n\ttoken := \""+sample("new")+"\"\n}\n")
		}, new: 1},
		"the first of two keys goes": {edit: func(w tree) {
			w["prod.env"][1] = "A=1"
		}, stale: 1},
		"a function is renamed": {edit: func(w tree) {
			w["app/app.go"][1] = strings.ReplaceAll(w["app/app.go"][1], "Start", "Begin")
		}},
		"the file is renamed, as git tells": {edit: func(w tree) {
			w["cmd/main.go"] = w["app/app.go"]
			delete(w, "app/app.go")
		}, tree: baseline.Tree{Renamed: func() map[string]string { return map[string]string{"app/app.go": "cmd/main.go"} }}},
		"the file is copied": {edit: func(w tree) {
			w["cmd/app.go"] = w["app/app.go"]
		}, tree: baseline.Tree{Exists: func(string) bool { return true }}, new: 3},
		"the file is moved, and nobody tells": {edit: func(w tree) {
			w["deploy/prod.env"] = w["prod.env"]
			delete(w, "prod.env")
		}, tree: baseline.Tree{Exists: func(p string) bool { return p != "prod.env" }}},
		"the key is moved to another file": {edit: func(w tree) {
			w["staging.env"] = w["prod.env"]
			delete(w, "prod.env")
		}, tree: baseline.Tree{Exists: func(p string) bool { return p != "prod.env" }}, new: 2, stale: 2},
		"the key is written in base64": {edit: func(w tree) {
			w["prod.env"][1] = "BLOB=" + base64.StdEncoding.EncodeToString([]byte("GROQ_API_KEY="+sample("c")+"\n"))
		}},
		"the key is escaped": {edit: func(w tree) {
			w["prod.env"][1] = "QUERY=" + url.QueryEscape("https://api.example.com/?key="+sample("c"))
		}},
	} {
		t.Run(name, func(t *testing.T) {
			b := baseline.New()
			b.Update(b.Match(s.scan(plant().files(), b.Salt), baseline.Tree{}), false, nil)
			work := plant()
			test.edit(work)
			fs := s.scan(work.files(), b.Salt)
			m := b.Match(fs, test.tree)
			unknown := 0
			for i := range fs {
				if !m.Known(i) {
					unknown++
				}
			}
			if unknown != test.new || m.Stale(all) != test.stale {
				t.Errorf("%d new, %d stale; want %d and %d: %s", unknown, m.Stale(all), test.new, test.stale, b.Bytes())
			}
		})
	}
}

// In a flat file a name is no part of a fingerprint, as it may be renamed: two names of one
// value are two findings all the same, and each is known.
func TestTwoNamesOfOneValue(t *testing.T) {
	s := newScanner(t)
	for path, text := range map[string]string{
		".env":       "OPENAI_KEY=%[1]s\nLOG=1\nGROQ_KEY=%[1]s\n",
		"agent.ini":  "openai_key = %[1]s\nlog = 1\ngroq_key = %[1]s\n",
		"agent.yaml": "openai_key: %[1]s\nlog: 1\ngroq_key: %[1]s\n",
		"deep.yaml":  "a:\n  key: %[1]s\nb:\n  key: %[1]s\n",
	} {
		b := baseline.New()
		full := fmt.Sprintf(text, sample("a"))
		fs := s.scan(map[string]string{path: full}, b.Salt)
		if len(fs) != 2 || fs[0].Fingerprint == fs[1].Fingerprint {
			t.Errorf("%s: %d findings: %v", path, len(fs), prints(fs))
			continue
		}
		b.Update(b.Match(fs, baseline.Tree{}), false, nil)
		for name, test := range map[string]struct {
			text       string
			new, stale int
		}{
			"as it was":         {full, 0, 0},
			"renamed and moved": {"# moved\n\n" + strings.NewReplacer("openai", "first", "OPENAI", "FIRST").Replace(full), 0, 0},
			"one of them gone":  {full[strings.Index(full, "\n")+1:], 0, 1},
			"another value":     {strings.Replace(full, sample("a"), sample("b"), 1), 1, 1},
		} {
			if path == "deep.yaml" && name == "one of them gone" {
				test.text = full[strings.Index(full, "b:"):]
			}
			now := s.scan(map[string]string{path: test.text}, b.Salt)
			m := b.Match(now, baseline.Tree{})
			unknown := 0
			for i := range now {
				if !m.Known(i) {
					unknown++
				}
			}
			if unknown != test.new || m.Stale(all) != test.stale {
				t.Errorf("%s, %s: %d new, %d stale; want %d and %d", path, name, unknown, m.Stale(all), test.new, test.stale)
			}
		}
	}
}

// No baseline has a secret in it, or a digest that can be guessed back elsewhere.
func TestBaselineHasNoSecret(t *testing.T) {
	s := newScanner(t)
	b := baseline.New()
	b.Update(b.Match(s.scan(plant().files(), b.Salt), baseline.Tree{}), false, nil)
	text := string(b.Bytes())
	for _, name := range []string{"a", "b", "c", "d", "e"} {
		for n := 8; n < len(sample(name)); n++ {
			if strings.Contains(text, sample(name)[n-8:n]) {
				t.Fatalf("the baseline has a part of a secret: %s", text)
			}
		}
	}
	for _, e := range b.Entries {
		if len(e.Digest) != 4 {
			t.Errorf("digest %q", e.Digest)
		}
	}
	// Under another salt, other digests; the scanner itself finds nothing in the file.
	c := baseline.New()
	c.Update(c.Match(s.scan(plant().files(), c.Salt), baseline.Tree{}), false, nil)
	if b.Entries[0].Digest == c.Entries[0].Digest && b.Entries[1].Digest == c.Entries[1].Digest {
		t.Error("digests do not depend on the salt")
	}
	if fs := s.scan(map[string]string{baseline.Name: text}, nil); len(fs) != 0 {
		t.Errorf("leakvet takes its baseline for a leak: %+v", fs)
	}
}

func TestRoundTrip(t *testing.T) {
	s := newScanner(t)
	b := baseline.New()
	b.Revision = "0123abc"
	b.Update(b.Match(s.scan(plant().files(), b.Salt), baseline.Tree{}), false, nil)
	file := filepath.Join(t.TempDir(), "b.json")
	if err := b.Write(file); err != nil {
		t.Fatal(err)
	}
	c, err := baseline.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(c.Bytes()) != string(b.Bytes()) {
		t.Errorf("read %s\nwrote %s", c.Bytes(), b.Bytes())
	}
	slices.Reverse(c.Entries)
	if string(c.Bytes()) != string(b.Bytes()) {
		t.Error("the file depends on the order of its entries")
	}
	for text, want := range map[string]string{
		"":                                      "EOF",
		"{":                                     "line 1: ",
		`{"version": 9, "salt": ""}`:            "it has version 9",
		`{"version": 1, "salt": "AAAA"}`:        "its salt is no base64",
		"{\"version\": 1,\n\"slat\": \"AAAA\"}": "unknown field",
	} {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := baseline.Read(file); err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: error %v, want %s", text, err, want)
		}
	}
}

func TestUpdate(t *testing.T) {
	s := newScanner(t)
	b := baseline.New()
	b.Update(b.Match(s.scan(plant().files(), b.Salt), baseline.Tree{}), false, nil)
	full := len(b.Entries)
	work := plant()
	delete(work, "docs/use.md")
	work["prod.env"][0] = "NEW=" + sample("new")
	fs := s.scan(work.files(), b.Salt)
	looked := func(e baseline.Entry) bool { return e.Path != "docs/use.md" }
	for name, test := range map[string]struct {
		prune  bool
		looked func(baseline.Entry) bool
		want   int
	}{
		"write":           {false, all, full},
		"prune":           {true, all, full - 1},
		"write of a part": {false, looked, full + 1},
		"prune of a part": {true, looked, full},
	} {
		c := &baseline.Baseline{Salt: b.Salt, Entries: slices.Clone(b.Entries)}
		c.Update(c.Match(fs, baseline.Tree{}), test.prune, test.looked)
		if len(c.Entries) != test.want {
			t.Errorf("%s: %d entries, want %d", name, len(c.Entries), test.want)
		}
	}
}
