package textscan

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/leakvet/leakvet/internal/finding"
)

// A version all of whose lines are new is scanned as a file is, whatever its format; one of
// which a line is new has no findings but those that touch the line.
func TestScanStretches(t *testing.T) {
	e, err := New(Options{Root: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	show := func(fs []finding.Finding) (out []string) {
		for _, f := range fs {
			out = append(out, fmt.Sprintf("%s %s %+v %s", f.Rule, f.Location.Pointer, f.Location.Region, f.Preview))
		}
		slices.Sort(out)
		return out
	}
	total, touching := 0, 0
	for i, f := range slices.Concat(captureFormats, queueFormats, configFormats) {
		text := f.text(&corpus{r: rand.New(rand.NewPCG(7, uint64(i)))})
		src := Source{Path: f.path}
		whole, _, err := e.ScanText(t.Context(), src, strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		all, _ := e.ScanStretches(t.Context(), src, text, []Stretch{{0, len(text)}})
		if d := cmp.Diff(show(whole), show(all)); d != "" {
			t.Errorf("%s (-file +version):\n%s", f.name, d)
		}
		total += len(whole)
		known, at := show(whole), 0
		for line := range strings.Lines(text) {
			one, _ := e.ScanStretches(t.Context(), src, text, []Stretch{{at, at + len(line)}})
			at += len(line)
			for _, f := range show(one) {
				if slices.Contains(known, f) {
					touching++
				}
			}
		}
	}
	if total < 100 || touching < total/2 {
		t.Errorf("%d findings, %d of them in the versions that bring their lines", total, touching)
	}
}

func TestTouches(t *testing.T) {
	all := []Stretch{{10, 20}, {30, 31}}
	for _, c := range []struct {
		start, end int
		want       bool
	}{{0, 10, false}, {0, 11, true}, {19, 20, true}, {20, 30, false}, {20, 31, true}, {30, 40, true}, {31, 40, false}} {
		if got := touches(all, c.start, c.end); got != c.want {
			t.Errorf("touches(%d, %d) = %v", c.start, c.end, got)
		}
	}
}
