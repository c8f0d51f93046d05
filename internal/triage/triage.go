// Package triage decides which findings are shown, how much they weigh and in what
// order. One stage a file; `scan` strings them together.
package triage

import "github.com/leakvet/leakvet/internal/finding"

// Stage takes findings and returns those that remain.
type Stage func([]finding.Finding) []finding.Finding

// Run sends findings through the stages in turn.
func Run(fs []finding.Finding, stages ...Stage) []finding.Finding {
	for _, s := range stages {
		fs = s(fs)
	}
	return fs
}

// keep returns the findings that pass, in a slice of their own.
func keep(fs []finding.Finding, pass func(*finding.Finding) bool) []finding.Finding {
	out := make([]finding.Finding, 0, len(fs))
	for i := range fs {
		if pass(&fs[i]) {
			out = append(out, fs[i])
		}
	}
	return out
}
