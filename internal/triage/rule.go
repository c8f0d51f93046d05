package triage

import "github.com/leakvet/leakvet/internal/finding"

// Rules drops the findings of rules that are not wanted.
func Rules(wanted func(rule string) bool) Stage {
	return func(fs []finding.Finding) []finding.Finding {
		return keep(fs, func(f *finding.Finding) bool { return wanted(f.Rule) })
	}
}
