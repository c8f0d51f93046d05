package textscan

import (
	"encoding/base64"
	"encoding/hex"
	"math/rand/v2"
	"net/url"
	"regexp"
	"regexp/syntax"
	"strings"
	"testing"

	"github.com/zricethezav/gitleaks/v8/config"

	"github.com/leakvet/leakvet/rules"
)

func parsed(t *testing.T, s string) *syntax.Regexp {
	t.Helper()
	re, err := syntax.Parse(s, syntax.Perl)
	if err != nil {
		t.Fatal(err)
	}
	return re
}

func TestNeeds(t *testing.T) {
	for _, c := range []struct {
		regex    string
		yes, not []string
	}{
		{`a+(?:-u|--user)=b`, []string{"a-u=b", "x--user=b"}, []string{"a-U=b", "-user=b", "aab"}},
		{`(?i)(?:kind:x.*data:|data:.*KIND:x)`, []string{"Data: kind:X"}, []string{"data:", "kind:x"}},
		{`[^@]{3,9}@x?`, []string{"@"}, []string{"abc"}},
		{`(?:foo.*bar|foo.*baz)`, []string{"foo bar", "foo baz"}, []string{"bar baz"}},
		{`(?:foo)?bar|x*`, []string{""}, nil},
	} {
		n := needsOf(parsed(t, c.regex))
		for _, s := range c.yes {
			if !holdsOneOfEach(s, n) {
				t.Errorf("%s needs %+v: %q lacks it", c.regex, n, s)
			}
		}
		for _, s := range c.not {
			if holdsOneOfEach(s, n) {
				t.Errorf("%s needs %+v: %q has it", c.regex, n, s)
			}
		}
	}
}

func TestShapes(t *testing.T) {
	for _, c := range []struct {
		regex    string
		yes, not []string
	}{
		{`\b(?:hvs\.[\w-]{3,9}|s\.(?i:[a-z]{2}))`, []string{"hvs.a-1", "s.Zz!"}, []string{"hvs.ab", "s.z1", "x"}},
		{`(?i)key_[0-9]{2}(?:ab)?c`, []string{"KEY_12c", "key_12ABc"}, []string{"key_1c", "key-12c", "key_12d"}},
		{`é[^x]y`, []string{"éay", "éüy"}, []string{"exy", "é"}},
		{`.*`, []string{"", "x"}, nil},
	} {
		s := shapesOf(parsed(t, c.regex))
		for _, x := range c.yes {
			if !anyFits(s, x) {
				t.Errorf("%s does not fit %q", c.regex, x)
			}
		}
		for _, x := range c.not {
			if anyFits(s, x) {
				t.Errorf("%s fits %q", c.regex, x)
			}
		}
	}
}

func TestRuns(t *testing.T) {
	r := runOf(parsed(t, `(?i)\b(?:sgp_[a-f0-9]{40}|[a-f0-9]{14}x)\b`))
	if r.least != 14 {
		t.Fatalf("least %d, want 14", r.least)
	}
	text := strings.Repeat("z", 5) + strings.Repeat("a", 13) + "-" + strings.Repeat("B", 14) + "z" + strings.Repeat("0", 50)
	var got []span
	for from := 0; ; {
		s, ok := r.next(text, from)
		if !ok {
			break
		}
		got, from = append(got, s), s.end
	}
	if len(got) != 2 || got[0] != (span{19, 33}) || got[1] != (span{34, 84}) {
		t.Errorf("runs %v", got)
	}
	if r := runOf(parsed(t, `(?:[a-f]{40}|x+)`)); r.least != 0 {
		t.Errorf("a run of %d that not every match has", r.least)
	}
}

// What is derived from a rule never contradicts a match of the rule.
func TestDerivedHoldsOfEveryMatch(t *testing.T) {
	conf, err := decodeGitleaks(defaultsName, config.DefaultConfig, "", 0)
	if err != nil {
		t.Fatal(err)
	}
	all := conf.rules
	own := rules.TextRules()
	for i := range own {
		all = append(all, ours(&own[i]))
	}
	text := everyThird(ownSamples(), 0) + compatSamples()["b64.txt"]
	checked := 0
	for _, r := range all {
		if r.regex == "" {
			continue
		}
		tree := parsed(t, r.regex)
		n, s, run := needsOf(tree), shapesOf(tree), runOf(tree)
		for _, m := range regexp.MustCompile(r.regex).FindAllString(text, -1) {
			checked++
			if !holdsOneOfEach(m, n) {
				t.Errorf("%s needs %+v, a match of %d characters lacks it", r.ID, n, len(m))
			}
			if !anyFits(s, m) {
				t.Errorf("%s: no shape fits a match of %d characters", r.ID, len(m))
			}
			if run.least == 0 {
				continue
			}
			if _, ok := run.next(m, 0); !ok {
				t.Errorf("%s: no run of %d in a match of %d characters", r.ID, run.least, len(m))
			}
		}
	}
	if checked < atLeast(1000, 400) {
		t.Errorf("only %d matches", checked)
	}
}

// Lines that are passed over hold nothing that would be decoded.
func TestEncodedLines(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	samples := strings.Split(ownSamples(), "\n")
	var text strings.Builder
	for i := range 4000 {
		line := samples[r.IntN(len(samples))]
		pad := strings.Repeat(" ", r.IntN(20)) + strings.Repeat("x", r.IntN(3))
		switch i % 6 {
		case 0:
			line = pad + base64.StdEncoding.EncodeToString([]byte(line))
		case 1:
			line = pad + hex.EncodeToString([]byte(line)) + pad
		case 2:
			line = pad + url.QueryEscape(line)
		case 3:
			line = pad + base64.RawURLEncoding.EncodeToString([]byte("é🔑"+line)) + ";"
		}
		text.WriteString(line + "\n")
	}
	seen := make(map[int]bool)
	for next := newEncodedLines(text.String(), torn{}); ; {
		w, ok := next.line()
		if !ok {
			break
		}
		if seen[w.start] {
			t.Fatalf("the line at %d comes twice", w.start)
		}
		seen[w.start] = true
	}
	at, all := 0, 0
	for line := range strings.Lines(text.String()) {
		if _, segs := decodeLine(line, torn{}); segs != nil {
			if all++; !seen[at] {
				t.Errorf("passed over a line with %s", segs[0].kind)
			}
		}
		at += len(line)
	}
	if all < 1200 || len(seen) > all*3/2 {
		t.Errorf("%d lines are encoded, %d are looked at", all, len(seen))
	}
}
