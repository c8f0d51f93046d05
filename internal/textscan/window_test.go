package textscan

import (
	"regexp/syntax"
	"testing"

	"github.com/zricethezav/gitleaks/v8/config"

	"github.com/leakvet/leakvet/rules"
)

// The engine is as fast as the share of rules whose window is known.
func TestMostRulesHaveAWindow(t *testing.T) {
	conf, err := decodeGitleaks(defaultsName, config.DefaultConfig, t.TempDir(), 0)
	if err != nil {
		t.Fatal(err)
	}
	all := conf.rules
	own := rules.TextRules()
	for i := range own {
		r := ours(&own[i])
		if err := r.prepare(true); err != nil {
			t.Fatal(err)
		}
		if !r.program().windowed {
			t.Errorf("our rule %s has no window", r.ID)
		}
	}
	without := 0
	for _, r := range all {
		if r.regex != "" && !r.program().windowed {
			t.Logf("no window: %s %q", r.ID, r.keywords)
			without++
		}
	}
	if len(all) != 222 || without > 6 {
		t.Errorf("%d of %d gitleaks rules have no window, want at most 6 of 222", without, len(all))
	}
}

func TestWindowOf(t *testing.T) {
	for _, c := range []struct {
		re       string
		keywords []string
		ok       bool
		want     window
	}{
		{`\b(AKIA|ASIA)[A-Z2-7]{16}\b`, []string{"akia", "asia"}, true, window{extent{4, 0}, extent{20, 0}}},
		{`(?i)key[:=]\s{0,3}\w{4}`, []string{"key"}, true, window{extent{3, 0}, extent{11, 3}}},
		{`[\w.-]{0,50}?(?:token|key)=.*`, []string{"token", "key"}, true, window{extent{55, 0}, extent{unbounded, 0}}},
		{`-----BEGIN[\s\S]+?END`, []string{"-----begin"}, true, window{extent{10, 0}, extent{unbounded, unbounded}}},
		{`(?:token)?=\w+`, []string{"token"}, false, window{}},
		{`(?:token|key)=\w+`, []string{"token"}, false, window{}},
	} {
		tree, err := syntax.Parse(c.re, syntax.Perl)
		if err != nil {
			t.Fatal(err)
		}
		if w, ok := windowOf(tree, c.keywords); ok != c.ok || ok && w != c.want {
			t.Errorf("windowOf(%s) = %v, %v, want %v, %v", c.re, w, ok, c.want, c.ok)
		}
	}
}
