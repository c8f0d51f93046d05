package triage

import "github.com/leakvet/leakvet/internal/finding"

// Paths drops the findings in files that are not wanted.
func Paths(wanted func(path string) bool) Stage {
	return func(fs []finding.Finding) []finding.Finding {
		return keep(fs, func(f *finding.Finding) bool { return wanted(f.Location.Path) })
	}
}
