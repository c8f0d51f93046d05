package triage

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/leakvet/leakvet/internal/finding"
)

func day(t *testing.T, text string) time.Time {
	t.Helper()
	d, err := time.Parse(time.DateOnly, text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestAllows(t *testing.T) {
	f := at("a/x.go", 1, 1)
	fs := []finding.Finding{f}
	finding.Fingerprints(fs, []byte("key"))
	keyed := fs[0].Fingerprint
	finding.Fingerprints(fs, nil)
	keyless := fs[0].Fingerprint
	in := func(dir string) func(string) bool {
		return func(p string) bool { return strings.HasPrefix(p, dir) }
	}
	for name, test := range map[string]struct {
		allow Allow
		want  bool
	}{
		"rule":                 {Allow{Rule: "logleak"}, true},
		"rule and kind":        {Allow{Rule: "logleak/log"}, true},
		"another kind":         {Allow{Rule: "logleak/stdout"}, false},
		"another rule":         {Allow{Rule: "promptleak"}, false},
		"path":                 {Allow{Path: in("a/")}, true},
		"another path":         {Allow{Rule: "logleak", Path: in("b/")}, false},
		"fingerprint":          {Allow{Fingerprint: keyless}, true},
		"another fingerprint":  {Allow{Fingerprint: "00"}, false},
		"fingerprint and rule": {Allow{Fingerprint: keyless, Rule: "promptleak"}, false},
		"not yet expired":      {Allow{Rule: "logleak", Expires: day(t, "2026-01-02")}, true},
		"expired":              {Allow{Rule: "logleak", Expires: day(t, "2026-01-01")}, false},
	} {
		a := Allows{List: []Allow{test.allow}, Now: day(t, "2026-01-01")}
		got := a.Stage([]finding.Finding{f})[0].Suppression
		if (got != nil) != test.want {
			t.Errorf("%s: %+v", name, got)
		}
	}
	// A fingerprint from before there was a baseline, and one from after.
	for _, print := range []string{keyed, keyless} {
		g := f
		g.Fingerprint = keyed
		a := Allows{List: []Allow{{Fingerprint: print, Reason: "r", File: "c", Line: 7}}}
		if s := a.Stage([]finding.Finding{g})[0].Suppression; s == nil || s.Place != "c:7" || s.By != finding.ByConfig || s.Reason != "r" {
			t.Errorf("%s: %+v", print, s)
		}
	}
}

func TestUnused(t *testing.T) {
	files := map[string]string{
		"used.go":    "log(key) //leakvet:allow logleak -- r",
		"unused.go":  "log(id) //leakvet:allow logleak -- r",
		"kind.sh":    "log # leakvet:allow logleak/log -- r",
		"odd.go":     "log(id) //leakvet:allow loglaek -- r",
		"skipped.go": "log(id) //leakvet:allow promptleak -- r",
		"quoted.go":  "print(\"write leakvet:allow logleak -- reason\")",
		"tick.go":    "// Use `//leakvet:allow logleak -- reason` for it.",
		"README.md":  "//leakvet:allow logleak -- reason",
		"page.md":    "<!-- leakvet:allow logleak -- r -->",
		"r.json":     "{\"text\": \"log(id) //leakvet:allow logleak -- r\"}",
		"usage.go":   "//\t//leakvet:allow RULE -- reason",
		"half.go":    "log(id) //leakvet:allow logleak",
		"gone.go":    "",
	}
	lines := func(l finding.Location) []string { return strings.Split(files[l.Path], "\n") }
	u := Unused{
		Inline: &Inline{Lines: lines},
		Allows: &Allows{Now: day(t, "2026-03-01"), List: []Allow{
			{Rule: "logleak", File: "c.toml", Line: 1},
			{Rule: "promptleak", File: "c.toml", Line: 5},
			{Rule: "x", Expires: day(t, "2026-03-01"), File: "c.toml", Line: 9},
		}},
		Ran: func(rule, _ string) (bool, bool) {
			return rule == "logleak", rule == "logleak" || rule == "promptleak"
		},
		Everything: true,
		Ignored: []Ignored{
			{File: "ignore", Line: 1, Rule: "logleak", Path: "a"},
			{File: "ignore", Line: 2, Rule: "promptleak", Path: "a"},
			{File: "ignore", Line: 3, Rule: "loglaek", Path: "a"},
			{File: "ignore", Line: 4},
		},
	}
	for name := range files {
		u.Comments = append(u.Comments, Comment{name, 1}, Comment{name, 2}, Comment{name, 1})
	}
	fs := []finding.Finding{at("used.go", 1, 1)}
	u.Allows.Stage(u.Inline.Stage(fs))
	var got []string
	for _, f := range u.Find() {
		if f.Fingerprint == "" {
			t.Errorf("%s has no fingerprint", f.Message)
		}
		got = append(got, fmt.Sprintf("%s %s:%d %s", f.Rule, f.Location.Path, f.Location.Region.StartLine, f.Severity))
		if strings.HasPrefix(f.Location.Path, "odd") && !strings.Contains(f.Message, "loglaek, which is no rule") {
			t.Errorf("message %q", f.Message)
		}
		if f.Rule == ExpiredAllow && !strings.Contains(f.Message, "2026-02-28") {
			t.Errorf("message %q", f.Message)
		}
	}
	want := []string{
		"expired-allow c.toml:9 low",
		"unused-allow c.toml:5 info",
		"unused-allow ignore:1 info",
		"unused-allow ignore:3 info",
		"unused-allow ignore:4 info",
		"unused-allow kind.sh:1 info",
		"unused-allow odd.go:1 info",
		"unused-allow page.md:1 info",
		"unused-allow unused.go:1 info",
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "\n     "), strings.Join(want, "\n     "))
	}
	u.Everything = false
	for _, f := range u.Find() {
		if f.Location.Path == "c.toml" && f.Rule == UnusedAllow {
			t.Error("a part of the tree says which stanzas are unused")
		}
		if f.Location.Path == "ignore" {
			t.Error("a part of the tree says which entries are unused")
		}
	}
}
