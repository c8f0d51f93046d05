package triage

import (
	"fmt"
	"strings"
	"testing"

	"github.com/leakvet/leakvet/internal/finding"
)

func TestChange(t *testing.T) {
	inFunc := func(name string) func(*finding.Finding) {
		return func(f *finding.Finding) { f.Location.Symbol = name }
	}
	step := func(path string, line int) func(*finding.Finding) {
		return func(f *finding.Finding) {
			f.Flow = append(f.Flow, finding.Step{Location: at(path, line, 1).Location, Message: fmt.Sprintf("source: API key (%s:%d)", path, line)})
		}
	}
	related := func(path string, line int) func(*finding.Finding) {
		return func(f *finding.Finding) { f.Related = []finding.Step{{Location: at(path, line, 1).Location}} }
	}
	// The change has line 5 of a.go, and renames old.go to new.go.
	touches := func(path string, first, last int) bool {
		return path == "a.go" && (first == 0 || first <= 5 && 5 <= last)
	}
	before := []finding.Finding{
		at("b.go", 1, 1, inFunc("f")), at("b.go", 9, 1, inFunc("f")),
		at("old.go", 3, 1, inFunc("g")), at("b.go", 30, 1, inFunc("h"), step("c.go", 40)),
	}
	for name, test := range map[string]struct {
		in   finding.Finding
		want bool
	}{
		"the sink is touched":        {at("a.go", 5, 1), true},
		"another line":               {at("a.go", 6, 1, text), false},
		"a file without position":    {at("a.go", 0, 0, text), true},
		"a step is touched":          {at("b.go", 2, 1, inFunc("f"), step("a.go", 5)), true},
		"a related place is touched": {at("b.go", 2, 1, text, related("a.go", 5)), true},
		"there before":               {at("b.go", 20, 1, inFunc("f")), false},
		"there before, at other lines, from the same source": {at("b.go", 31, 1, inFunc("h"), step("c.go", 44)), false},
		"there before, in a renamed file":                    {at("new.go", 7, 1, inFunc("g")), false},
		"brought about":                                      {at("b.go", 20, 1, inFunc("other")), true},
		"text is brought about by nothing":                   {at("b.go", 20, 1, inFunc("other"), text), false},
	} {
		c := Change{Touches: touches, Renamed: map[string]string{"old.go": "new.go"}, Before: before, Compared: true}
		if got := len(c.Stage([]finding.Finding{test.in})) == 1; got != test.want {
			t.Errorf("%s: kept %t", name, got)
		}
		c = Change{Touches: touches}
		doubt := test.in.Engine == finding.EngineGo && !strings.Contains(name, "touched")
		if got := c.Doubtful([]finding.Finding{test.in}); got != doubt {
			t.Errorf("%s: doubtful %t", name, got)
		}
	}
	// Two were in f before: the third is new.
	c := Change{Touches: touches, Before: before, Compared: true}
	got := c.Stage([]finding.Finding{at("b.go", 1, 1, inFunc("f")), at("b.go", 2, 1, inFunc("f")), at("b.go", 3, 1, inFunc("f"))})
	if len(got) != 1 || got[0].Location.Region.StartLine != 3 {
		t.Errorf("of three where two were: %+v", got)
	}
}
