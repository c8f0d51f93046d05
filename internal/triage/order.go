package triage

import "github.com/leakvet/leakvet/internal/finding"

// Order sorts the findings and gives them their fingerprints under the baseline's key,
// which may be nil. It comes after duplicates are gone and before anything is left
// out, since a fingerprint counts equal findings.
func Order(key []byte) Stage {
	return func(fs []finding.Finding) []finding.Finding {
		finding.Sort(fs)
		finding.Fingerprints(fs, key)
		return fs
	}
}

// Sort puts findings into the order in which reports have them.
func Sort(fs []finding.Finding) []finding.Finding {
	finding.Sort(fs)
	return fs
}
