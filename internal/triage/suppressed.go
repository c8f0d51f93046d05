package triage

import "github.com/leakvet/leakvet/internal/finding"

// Suppressed returns the stage that takes away what is suppressed, into a list.
func Suppressed(list *[]finding.Finding) Stage {
	return func(fs []finding.Finding) []finding.Finding {
		return keep(fs, func(f *finding.Finding) bool {
			if f.Suppression != nil {
				*list = append(*list, *f)
			}
			return f.Suppression == nil
		})
	}
}
