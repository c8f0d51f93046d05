package triage

import "github.com/leakvet/leakvet/internal/finding"

// Order sorts the findings and gives them their fingerprints. It comes last of the
// stages that drop duplicates, since a fingerprint counts equal findings.
func Order(fs []finding.Finding) []finding.Finding {
	finding.Sort(fs)
	finding.Fingerprints(fs)
	return fs
}
