package textscan

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/viper"
	"github.com/zricethezav/gitleaks/v8/config"
	"github.com/zricethezav/gitleaks/v8/detect"

	"github.com/leakvet/leakvet/rules"
)

// gitleaksDetector is the library itself. Its configuration is read with a viper
// of its own: the library's shortcut writes into the global one.
func gitleaksDetector(t testing.TB) *detect.Detector {
	v := viper.New()
	v.SetConfigType("toml")
	if err := v.ReadConfig(strings.NewReader(config.DefaultConfig)); err != nil {
		t.Fatal(err)
	}
	var vc config.ViperConfig
	if err := v.Unmarshal(&vc); err != nil {
		t.Fatal(err)
	}
	conf, err := vc.Translate()
	if err != nil {
		t.Fatal(err)
	}
	return detect.NewDetector(conf)
}

// match is what gitleaks and we can be compared by.
type match struct {
	path, rule, secret string
	line               int
}

// libraryMatches are those of the library, without decoding. Rules that look at
// the path alone are left out.
func libraryMatches(lib *detect.Detector, path, text string) map[match]bool {
	out := make(map[match]bool)
	for _, f := range lib.Detect(detect.Fragment{Raw: text, FilePath: path, StartLine: 1}) {
		if f.StartLine > 0 {
			out[match{path, f.RuleID, f.Secret, f.StartLine}] = true
		}
	}
	return out
}

// ourMatches are those of our matcher with the library's rules and allowlists,
// and without our judgement of them.
func ourMatches(t *testing.T, m *matcher, global []allowlist, path, text string) map[match]bool {
	out := make(map[match]bool)
	if pathAllowed(global, path) {
		return out
	}
	l := newLines(whole(text))
	marked := func(h hit) bool { // on any line of the match; we look at its first and the secret's
		return strings.Contains(text[h.match.start:h.match.end]+l.around(h.match)+l.around(span{h.match.end, h.match.end}), allowMark)
	}
	for _, h := range m.find(t.Context(), path, text, nil) {
		if matchAllowed(global, Source{Path: path}, &h, l) || matchAllowed(h.rule.program().allow, Source{Path: path}, &h, l) || marked(h) {
			continue
		}
		out[match{path, h.rule.ID, h.value, l.line(h.match.start)}] = true
	}
	// The library drops what its generic rule finds beside a better one; we do
	// that for all rules, and later.
	for g := range out {
		for o := range out {
			if g.rule == genericID && o.rule != genericID && o.line == g.line && strings.Contains(o.secret, g.secret) {
				delete(out, g)
			}
		}
	}
	return out
}

// What we match is what the library does, in all the files of its own module,
// whose rules hold samples, and in the samples of our rules. What we find beyond
// are secrets that its allowlist takes for "false" or "null", see [ungrouped].
func TestMatchesAreGitleaks(t *testing.T) {
	texts := map[string]string{
		"samples.txt":  ownSamples(),
		"one-line.txt": strings.ReplaceAll(ownSamples(), "\n", " ; "),
		"false.txt":    "api_key = " + sample("{alnum:20}") + "false" + sample("{alnum:12}"),
	}
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/zricethezav/gitleaks/v8").Output()
	if err != nil {
		t.Fatalf("find the gitleaks module: %v", err)
	}
	root := strings.TrimSpace(string(dir))
	err = filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		data, err := os.ReadFile(p)
		rel, _ := filepath.Rel(root, p)
		texts[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	conf, err := decodeGitleaks(defaultsName, config.DefaultConfig, root, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range conf.allow {
		if err := a.Validate(); err != nil {
			t.Fatal(err)
		}
	}
	global := newAllowlists(conf.allow)
	m, lib := newMatcher(conf.rules), gitleaksDetector(t)
	asWritten := regexp.MustCompile(ungrouped)
	both, ours := 0, 0
	for path, text := range texts {
		theirs := libraryMatches(lib, path, text)
		found := ourMatches(t, m, global, path, text)
		for k := range theirs {
			if !found[k] {
				t.Errorf("%s:%d: gitleaks finds %s (%d characters) and we do not", path, k.line, k.rule, len(k.secret))
				continue
			}
			both++
		}
		for k := range found {
			switch {
			case theirs[k]:
			case asWritten.MatchString(k.secret):
				ours++
			default:
				t.Errorf("%s:%d: we find %s (%d characters) and gitleaks does not", path, k.line, k.rule, len(k.secret))
			}
		}
	}
	t.Logf("%d matches in %d files are the same, %d are ours alone", both, len(texts), ours)
	if both < 600 || ours == 0 {
		t.Errorf("only %d matches to compare, and %d that the library drops", both, ours)
	}
}

// ownSamples is a text with many secrets of many kinds, built at run time.
func ownSamples() string {
	var b strings.Builder
	for _, r := range rules.TextRules() {
		for _, e := range r.Examples {
			for i := range 3 {
				fmt.Fprintf(&b, "%s\n", rules.ExpandSample(strings.Repeat(" ", i)+e))
			}
		}
	}
	return b.String()
}
