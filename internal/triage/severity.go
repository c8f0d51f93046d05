package triage

import (
	"regexp"
	"strings"

	"github.com/leakvet/leakvet/internal/finding"
)

// Severity sets the severities: what the configuration says about a rule and place, else one
// level less in places that are no product: a leak in a test fixture or an
// example is real, but not on its way to production.
//
// shown makes a path relative to what was asked for: who scans testdata/app by name
// wants it judged for itself.
func Severity(configured func(rule, path string) (finding.Severity, bool), shown func(path string) string) Stage {
	return func(fs []finding.Finding) []finding.Finding {
		for i := range fs {
			f := &fs[i]
			if s, ok := configured(f.Rule, f.Location.Path); ok {
				f.Severity = s
			} else if f.Severity > finding.Info && aside(shown(f.Location.Path)) {
				f.Severity--
			}
		}
		return fs
	}
}

// asidePath matches files that do not ship: tests, documentation, samples.
var asidePath = regexp.MustCompile(`(?i)(?:^|/)(?:testdata|tests?|__tests__|(?:__)?fixtures?(?:__)?|_?examples?|samples?|docs?|mocks?|demos?|spec)/|_test\.go$|\.(?:test|spec)\.[jt]sx?$|(?:^|/)(?:test_[^/]*|conftest)\.py$`)

// sampleName matches files that are there to be copied: .env.example, values.sample.yaml. A
// Go file that is called template.go is none.
var sampleName = regexp.MustCompile(`(?i)(?:^|[/.])(?:example|sample|template|dist|tmpl)(?:\.[^/]*)?$`)

func aside(path string) bool {
	return asidePath.MatchString(path) || !strings.HasSuffix(path, ".go") && sampleName.MatchString(path)
}
