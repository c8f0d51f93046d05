package textscan

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/leakvet/leakvet/internal/finding"
)

// What gitleaks gets wrong, and compat mode with it, default mode gets right. Real hex keys
// that its entropy lets go are in TestEntropyKeepsHexKeys, files that it leaves out
// without a word in TestSkippedAreTold.
func TestDefectsOfGitleaks(t *testing.T) {
	token := sample("hf_{letter:34}")
	const cut = 125_000 // where gitleaks ends its first piece of a text without line ends
	utf16 := "\xff\xfe"
	for _, c := range "k " + token + "\n" {
		utf16 += string(c) + "\x00"
	}
	const rule = "huggingface-access-token "
	for _, c := range []struct {
		name, file, text string
		gitleaks, ours   []string
	}{
		{
			"a piece's edge splits a secret", "edge.txt", strings.Repeat("y ", cut/2-10) + token + strings.Repeat(" z", 20_000),
			nil, []string{fmt.Sprintf("%sedge.txt:1:%d-1:%d", rule, cut-20+1, cut-20+1+37)},
		},
		{
			"columns are bytes, and one more behind the first line", "wide.txt", "x\né🔑 " + token + "\n",
			[]string{rule + "wide.txt:2:9-2:45"}, []string{rule + "wide.txt:2:5-2:42"},
		},
		{
			"UTF-16 is binary", "utf16.txt", utf16,
			nil, []string{rule + "utf16.txt:1:3-1:40"},
		},
		{
			"a name says that it is compressed", "named.gz", "text\n" + token + "\n",
			nil, []string{rule + "named.gz:2:1-2:38"},
		},
		{
			"a secret with false in it is let pass", "false.txt", "ghp_" + sample("{alnum:31}") + "false\n",
			nil, []string{"github-pat false.txt:1:1-1:41"},
		},
		{
			"a secret is glued to an escape", "escape.json", `{"t":"a\n` + token + `\nb"}` + "\n",
			nil, []string{rule + "escape.json:1:10-1:47"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := tree(t, map[string]string{c.file: c.text})
			want(t, scan(t, Options{Root: dir, Compat: true}), c.gitleaks...)
			want(t, scan(t, Options{Root: dir}), c.ours...)
		})
	}
}

// A fingerprint of gitleaks is a position: a line above a finding makes it a new one.
func TestFingerprintsSurviveMovedLines(t *testing.T) {
	prints := func(text string) (out []string) {
		res := scan(t, Options{Root: tree(t, map[string]string{"a.env": text})})
		finding.Fingerprints(res.Findings, []byte("key of the test"))
		for _, f := range res.Findings {
			out = append(out, f.Fingerprint)
		}
		return out
	}
	other := sample("gsk_{alnum:52}")[:40] + strings.Repeat("Zz9", 5) + "q"
	before := prints("A=" + groq + "\nB=" + other + "\n")
	after := prints("# moved\n\nA=" + groq + "\n  B=" + other + "\n")
	if d := cmp.Diff(before, after); d != "" || len(before) != 2 || before[0] == before[1] {
		t.Errorf("%d fingerprints, -before +after:\n%s", len(before), d)
	}
	// gitleaks' own list of what is known goes by lines, and so do we with it.
	known := map[string]string{IgnoreFile: "a.env:groq-api-key:1\n", "a.env": "A=" + groq + "\n"}
	if res := scan(t, Options{Root: tree(t, known)}); res.Stats.Suppressed != 1 {
		t.Errorf("%d findings are known", res.Stats.Suppressed)
	}
	known["a.env"] = "\n" + known["a.env"]
	if res := scan(t, Options{Root: tree(t, known)}); res.Stats.Suppressed != 0 {
		t.Error("a finding is known in another line")
	}
}

// Constants have names.
func TestGoConstants(t *testing.T) {
	text := "package p\n\nconst serviceKey = \"" + groq + "\"\n\n// used: " + groq + "\n"
	res := scan(t, Options{Root: tree(t, map[string]string{"a.go": text, "a_test.go": text})})
	var got []string
	for _, f := range res.Findings {
		got = append(got, f.Location.Path+" "+f.Location.Symbol)
	}
	if len(got) != 4 || got[0] != "a.go serviceKey" || got[2] != "a_test.go serviceKey" {
		t.Fatalf("findings %q, want the constant and the comment of each file", got)
	}
}
