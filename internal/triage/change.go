package triage

import "github.com/leakvet/leakvet/internal/finding"

// Change keeps the findings that a change is about: those of which it touches the place,
// the source or any step, and those that it brings about, which were not there before.
type Change struct {
	// Touches reports whether the change has any of the lines of a file, or the file
	// itself if first is 0.
	Touches func(path string, first, last int) bool
	// Renamed says where files have gone, old → new.
	Renamed map[string]string
	// Before are the Go findings of the time before the change, if Compared is set.
	Before   []finding.Finding
	Compared bool
}

// Doubtful reports whether there are findings that the change does not touch, and may
// still bring about: in Go code, where another function decides what leaks.
func (c *Change) Doubtful(fs []finding.Finding) bool {
	for i := range fs {
		if fs[i].Engine == finding.EngineGo && !c.touched(&fs[i]) {
			return true
		}
	}
	return false
}

// Stage drops the other findings.
func (c *Change) Stage(fs []finding.Finding) []finding.Finding {
	before := make(map[finding.Mark]int)
	for i := range c.Before {
		m := finding.MarkOf(&c.Before[i], nil)
		if to, ok := c.Renamed[m.Path]; ok {
			m.Path = to
		}
		before[m]++
	}
	return keep(fs, func(f *finding.Finding) bool {
		m := finding.MarkOf(f, nil)
		known := before[m] > 0
		if c.touched(f) {
			return true
		}
		if !c.Compared || f.Engine != finding.EngineGo {
			return false
		}
		before[m]--
		return !known
	})
}

func (c *Change) touched(f *finding.Finding) bool {
	at := func(l finding.Location) bool {
		return c.Touches(l.Path, l.Region.StartLine, l.Region.EndLine)
	}
	if at(f.Location) {
		return true
	}
	for _, steps := range [][]finding.Step{f.Flow, f.Related} {
		for _, s := range steps {
			if at(s.Location) {
				return true
			}
		}
	}
	return false
}
