package triage

import "github.com/leakvet/leakvet/internal/finding"

// Confidence drops the findings below a confidence.
func Confidence(lowest finding.Confidence) Stage {
	return func(fs []finding.Finding) []finding.Finding {
		return keep(fs, func(f *finding.Finding) bool { return f.Confidence >= lowest })
	}
}
