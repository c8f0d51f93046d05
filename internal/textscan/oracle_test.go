package textscan

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
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

// Windows and prefilter lose nothing: all that the library finds in the sources of
// its own rules, which hold samples, and in the samples of our rules, we match.
func TestMatchesAllThatGitleaksFinds(t *testing.T) {
	texts := map[string]string{"samples.txt": ownSamples()}
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/zricethezav/gitleaks/v8").Output()
	if err != nil {
		t.Fatalf("find the gitleaks module: %v", err)
	}
	root := strings.TrimSpace(string(dir))
	err = filepath.WalkDir(filepath.Join(root, "cmd", "generate", "config", "rules"), func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
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
	m := newMatcher(conf.rules)
	lib := gitleaksDetector(t)
	total := 0
	for path, text := range texts {
		ours := make(map[string]bool)
		l := newLines(whole(text))
		for _, h := range m.find(t.Context(), path, text, nil) {
			ours[fmt.Sprintf("%s %d %q", h.rule.ID, l.line(h.match.start), h.value)] = true
		}
		for _, f := range lib.Detect(detect.Fragment{Raw: text, FilePath: path, StartLine: 1}) {
			if f.StartLine == 0 {
				continue // a rule that looks at the path alone
			}
			total++
			if k := fmt.Sprintf("%s %d %q", f.RuleID, f.StartLine, f.Secret); !ours[k] {
				t.Errorf("%s: gitleaks finds %s on line %d and we do not", path, f.RuleID, f.StartLine)
			}
		}
	}
	if total < 400 {
		t.Errorf("only %d findings to compare", total)
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
