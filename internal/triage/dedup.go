package triage

import "github.com/leakvet/leakvet/internal/finding"

// Dedup merges what is one leak: the same rule and kind on the same line, seen by two
// engines, or at the same place with the same message, seen in a package and in
// its test variant. The finding that says more stays: the surer one, then the
// one with the longer flow.
func Dedup(fs []finding.Finding) []finding.Finding {
	type place struct {
		rule, kind, path, object string
		line                     int
	}
	at := make(map[place][]int) // indexes into out
	var out []finding.Finding
next:
	for _, f := range fs {
		p := place{f.Rule, f.Kind, f.Location.Path, f.Location.Object, f.Location.Region.StartLine}
		for _, i := range at[p] {
			if (out[i].Suppression == nil) != (f.Suppression == nil) || !same(out[i], f) {
				continue
			}
			if saysMore(f, out[i]) {
				out[i] = f
			}
			continue next
		}
		at[p] = append(at[p], len(out))
		out = append(out, f)
	}
	return out
}

// same compares findings of one rule and kind on one line.
func same(a, b finding.Finding) bool {
	if a.Location.Region.StartLine == 0 {
		return a.Location.Pointer == b.Location.Pointer && a.Message == b.Message && a.Identity == b.Identity
	}
	return a.Engine != b.Engine || a.Location.Region == b.Location.Region && a.Message == b.Message
}

func saysMore(a, b finding.Finding) bool {
	if a.Confidence != b.Confidence {
		return a.Confidence > b.Confidence
	}
	return len(a.Flow) > len(b.Flow)
}
