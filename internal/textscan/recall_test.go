package textscan

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
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

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestArtifacts makes files of every format up, each twice, and compares what is
// found with what was planted.
func TestArtifacts(t *testing.T) {
	dir := t.TempDir()
	formats := slices.Concat(captureFormats, queueFormats, configFormats, binaryFormats, chatFormats, tableFormats, proseFormats, printedFormats)
	planted := make(map[string][]plant)
	name := make(map[string]string)
	for i, f := range formats {
		for seed := range uint64(3) {
			c := &corpus{r: rand.New(rand.NewPCG(seed, uint64(i)))}
			file := fmt.Sprintf("%02d-%d/%s", i, seed, f.path)
			write(t, filepath.Join(dir, filepath.FromSlash(file)), f.text(c))
			planted[file], name[file] = c.planted, f.name
		}
	}
	res := scan(t, Options{Root: dir})
	if len(res.Problems) > 0 {
		t.Errorf("problems: %v", res.Problems)
	}
	byFile := make(map[string][]finding.Finding)
	for _, f := range res.Findings {
		file, _, _ := strings.Cut(f.Location.Path, "!") // in an archive
		byFile[file] = append(byFile[file], f)
		if f.Location.Region.StartLine == 0 && !strings.Contains(f.Message, " (in ") { // only binary files have no lines
			t.Errorf("%s: %s has no position", f.Location.Path, f.Rule)
		}
	}
	var secrets, found, others, hit, reported, wrong int
	for _, file := range slices.Sorted(maps.Keys(planted)) {
		fs := byFile[file]
		left := make(map[string]int)
		for _, x := range fs {
			if x.Confidence >= finding.MediumConfidence {
				left[x.Preview]++
				reported++
			}
		}
		for _, p := range planted[file] {
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
					t.Logf("%s: %s is not found: %s", name[file], p.kind, p.value)
				}
				continue
			}
			others++
			if seen {
				hit++
				t.Logf("%s: %s is found: %s", name[file], p.kind, p.value)
			}
		}
		for preview, n := range left {
			if n > 0 {
				wrong += n
				t.Logf("%s: %d more findings of %s", name[file], n, preview)
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
