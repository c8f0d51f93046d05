package textscan

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/leakvet/leakvet/internal/finding"
)

// artifactFormat makes files of one format up.
type artifactFormat struct {
	name, path string
	text       func(*corpus) string
}

// TestArtifacts makes files of every format up, each twice, and compares what is
// found with what was planted.
func TestArtifacts(t *testing.T) {
	e, err := New(Options{Root: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	var secrets, found, others, hit, reported, wrong int
	formats := slices.Concat(captureFormats, queueFormats, configFormats)
	for i, f := range formats {
		for seed := range uint64(3) {
			c := &corpus{r: rand.New(rand.NewPCG(seed, uint64(i)))}
			text := f.text(c)
			fs, _, err := e.ScanText(t.Context(), Source{Path: f.path}, strings.NewReader(text))
			if err != nil {
				t.Fatalf("%s: %v", f.path, err)
			}
			left := make(map[string]int)
			for _, x := range fs {
				if x.Confidence >= finding.MediumConfidence {
					left[x.Preview]++
					reported++
				}
			}
			for _, p := range c.planted {
				preview := finding.NewSecret(p.value).Preview()
				if left[preview] == 0 && p.user != "" {
					preview = finding.NewSecret(p.user + p.value).Preview()
				}
				seen := left[preview] > 0
				if p.secret {
					secrets++
					if seen {
						found++
						left[preview]--
					} else {
						t.Logf("%s: %s is not found: %s", f.name, p.kind, p.value)
					}
					continue
				}
				others++
				if seen {
					hit++
					t.Logf("%s: %s is found: %s", f.name, p.kind, p.value)
				}
			}
			for preview, n := range left {
				if n > 0 {
					wrong += n
					t.Logf("%s: %d more findings of %s", f.name, n, preview)
				}
			}
		}
	}
	recall, hits := float64(found)/float64(secrets), float64(hit)/float64(others)
	t.Logf("%d formats: %d of %d secrets found (%.1f %%), %d of %d near misses hit (%.1f %%), precision %.1f %%",
		len(formats), found, secrets, 100*recall, hit, others, 100*hits, 100*(1-float64(wrong)/float64(reported)))
	if recall < 0.95 || hits > 0.02 || float64(wrong) > 0.1*float64(reported) {
		t.Errorf("recall %.3f, want 0.95; near misses hit %.3f, want at most 0.02; %d of %d findings of nothing planted, want at most a tenth", recall, hits, wrong, reported)
	}
}
