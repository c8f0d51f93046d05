package catalog

import (
	"fmt"
	"slices"
	"strings"

	"github.com/leakvet/leakvet/rules"
)

// Library is one file of models, counted: how many symbols of a library are known,
// and as what.
type Library struct {
	Name     string
	File     string // from the repository's root
	URL      string
	Verified []string // module versions that the symbols were checked against

	Sources     int
	Sinks       []SinkCount // in the order of [rules.SinkKinds]
	Sanitizers  int
	Propagators int
	Slots       int
}

// SinkCount is how many symbols are sinks of one kind.
type SinkCount struct {
	Kind  string
	Count int
}

// Libraries lists what a set of models knows, sorted by name.
func Libraries(set *rules.Set) ([]Library, error) {
	models, err := set.All()
	if err != nil {
		return nil, fmt.Errorf("list the models: %w", err)
	}
	out := make([]Library, 0, len(models))
	for _, m := range models {
		out = append(out, newLibrary(m))
	}
	slices.SortStableFunc(out, func(a, b Library) int {
		return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
	})
	return out, nil
}

func newLibrary(m *rules.Model) Library {
	l := Library{Name: m.Library, File: m.File, URL: m.URL, Verified: m.Verified}
	for _, s := range m.Sources {
		l.Sources += max(s.Count(), 1) // a struct tag is no symbol
	}
	for _, k := range rules.SinkKinds {
		n := 0
		for _, s := range m.Sinks {
			if s.Kind == k.ID {
				n += s.Count()
			}
		}
		if n > 0 {
			l.Sinks = append(l.Sinks, SinkCount{k.ID, n})
		}
	}
	for _, s := range m.Sanitizers {
		l.Sanitizers += s.Count()
	}
	for _, p := range m.Propagators {
		l.Propagators += p.Count()
	}
	for _, s := range m.Slots {
		l.Slots += s.Count()
	}
	return l
}
