package triage

import "github.com/leakvet/leakvet/internal/finding"

// Compare tells which findings of a report an older one does not have, and which of the
// older one are gone. Findings are known by their fingerprint or, where the two
// reports were made with different baselines, by what it is made of.
func Compare(older, newer []finding.Finding) (added, fixed, unchanged []finding.Finding) {
	left := older
	rest := newer
	for _, key := range []func(*finding.Finding) any{
		func(f *finding.Finding) any { return f.Fingerprint },
		func(f *finding.Finding) any { return finding.MarkOf(f, nil) },
	} {
		have := make(map[any]int)
		for i := range left {
			have[key(&left[i])]++
		}
		var unknown []finding.Finding
		taken := make(map[any]int)
		for i := range rest {
			k := key(&rest[i])
			if have[k] == 0 {
				unknown = append(unknown, rest[i])
				continue
			}
			have[k]--
			taken[k]++
			unchanged = append(unchanged, rest[i])
		}
		rest = unknown
		var gone []finding.Finding
		for i := range left {
			if k := key(&left[i]); taken[k] > 0 {
				taken[k]--
				continue
			}
			gone = append(gone, left[i])
		}
		left = gone
	}
	return rest, left, unchanged
}
