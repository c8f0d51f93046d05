package textscan

import (
	"fmt"
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
