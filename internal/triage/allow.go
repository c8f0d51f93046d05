package triage

import (
	"fmt"
	"time"

	"github.com/leakvet/leakvet/internal/finding"
)

// Allow is a stanza of the configuration that suppresses findings: those that match
// all it says.
type Allow struct {
	Rule        string                 // "rule" or "rule/kind"; empty for all
	Path        func(path string) bool // nil for all
	Glob        string                 // Path as it is written
	Fingerprint string
	Reason      string
	Expires     time.Time // the first moment that it is no longer in force; zero for never
	File        string    // where it stands
	Line        int
}

// Allows is the stage of all stanzas.
type Allows struct {
	List []Allow
	Now  time.Time

	used map[int]bool
}

// Stage marks the findings that a stanza suppresses. Findings are known by their
// fingerprint with the baseline's key and without: a fingerprint that was copied
// before there was a baseline stays valid.
func (a *Allows) Stage(fs []finding.Finding) []finding.Finding {
	if len(a.List) == 0 {
		return fs
	}
	a.used = make(map[int]bool)
	keyless := make(map[finding.Mark]int)
	for i := range fs {
		f := &fs[i]
		m := finding.MarkOf(f, nil)
		keyless[m]++
		prints := [2]string{f.Fingerprint, m.Fingerprint(keyless[m])}
		for j, al := range a.List {
			if al.expired(a.Now) || !al.covers(f, prints) {
				continue
			}
			a.used[j] = true
			if f.Suppression == nil {
				f.Suppression = &finding.Suppression{By: finding.ByConfig, Reason: al.Reason, Place: al.place()}
			}
		}
	}
	return fs
}

func (a Allow) expired(now time.Time) bool { return !a.Expires.IsZero() && !now.Before(a.Expires) }

func (a Allow) place() string { return fmt.Sprintf("%s:%d", a.File, a.Line) }

func (a Allow) covers(f *finding.Finding, prints [2]string) bool {
	return (a.Rule == "" || a.Rule == f.Rule || a.Rule == f.Rule+"/"+f.Kind) &&
		(a.Path == nil || a.Path(f.Location.Path)) &&
		(a.Fingerprint == "" || a.Fingerprint == prints[0] || a.Fingerprint == prints[1])
}
