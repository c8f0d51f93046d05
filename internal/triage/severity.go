package triage

import (
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

// asideDirs are directories of code and data that does not ship.
var asideDirs = map[string]bool{
	"testdata": true, "test": true, "tests": true, "__tests__": true, "fixtures": true, "__fixtures__": true,
	"doc": true, "docs": true, "example": true, "examples": true, "_examples": true, "sample": true, "samples": true,
}

func aside(path string) bool {
	if strings.HasSuffix(path, "_test.go") {
		return true
	}
	for {
		dir, rest, ok := strings.Cut(path, "/")
		if !ok {
			return false
		}
		if asideDirs[dir] {
			return true
		}
		path = rest
	}
}
