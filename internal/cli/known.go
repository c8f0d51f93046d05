package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/leakvet/leakvet/internal/baseline"
	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/internal/gitscan"
)

var errNoBaseline = errors.New("no baseline")

// loadBaseline reads the file that a flag or the configuration names.
func (s *scan) loadBaseline() (err error) {
	switch {
	case s.flags.baseline != "":
		s.baselineFile = s.absolute(s.flags.baseline)
	case s.config.Scan.Baseline != "":
		s.baselineFile = filepath.Join(filepath.Dir(s.configFile), filepath.FromSlash(s.config.Scan.Baseline))
	default:
		return nil
	}
	if s.baseline, err = baseline.Read(s.baselineFile); errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%w %s: `leakvet baseline` writes one", errNoBaseline, s.baselineFile)
	}
	return err
}

func (s *scan) absolute(file string) string {
	if filepath.IsAbs(file) {
		return file
	}
	return filepath.Join(s.process.Dir, file)
}

// key is what digests of secrets in fingerprints are keyed with.
func (s *scan) key() []byte {
	if s.baseline == nil {
		return nil
	}
	return s.baseline.Salt
}

// dropKnown leaves out what the baseline knows.
func (s *scan) dropKnown(ctx context.Context, r *finding.Result) error {
	if s.baseline == nil {
		return nil
	}
	m := s.baseline.Match(r.Findings, s.tree(ctx))
	var out []finding.Finding
	for i, f := range r.Findings {
		if !m.Known(i) {
			out = append(out, f)
		}
	}
	r.Stats.Baselined = len(r.Findings) - len(out)
	r.Findings = out
	if n := m.Stale(s.lookedFor); n > 0 && s.everything(r) {
		s.notef("%d of the findings in the baseline are no more: `leakvet baseline --prune` takes them out", n)
	}
	return nil
}

// tree is what the baseline has to know of the scanned tree. Its paths count from its own
// directory, so that a scan of a part finds them.
func (s *scan) tree(ctx context.Context) baseline.Tree {
	base := filepath.Dir(s.baselineFile)
	t := baseline.Tree{
		Path: func(p string) string {
			rel, err := filepath.Rel(base, filepath.Join(s.scope.root, filepath.FromSlash(p)))
			if err != nil {
				return p
			}
			return s.masked(filepath.ToSlash(rel))
		},
		Exists: func(p string) bool {
			// Of a name that is masked nobody knows: the secret has to tell the finding.
			_, err := os.Lstat(filepath.Join(base, filepath.FromSlash(p)))
			return err == nil
		},
	}
	if s.baseline.Revision != "" {
		t.Renamed = func() map[string]string { return s.renamed(ctx, base) }
	}
	return t
}

// renamed asks git where files have gone since the baseline was written. Without git, or in
// a clone that does not have the revision, what is renamed is found by its secret or
// is new.
func (s *scan) renamed(ctx context.Context, dir string) map[string]string {
	repo, err := gitscan.Open(ctx, dir, s.process.Environ())
	if err == nil {
		var d *gitscan.Diff
		if d, err = repo.Diff(ctx, s.baseline.Revision); err == nil {
			masked := make(map[string]string)
			for from, to := range d.Renamed() {
				masked[s.masked(from)] = s.masked(to)
			}
			return masked
		}
	}
	s.logf("baseline: files renamed since %s are not known: %v", s.baseline.Revision, err)
	return nil
}

// everything reports whether the scan was of the whole tree, with all rules.
func (s *scan) everything(r *finding.Result) bool {
	return r.Complete() && len(s.scope.paths)+len(s.flags.only)+len(s.flags.rules)+len(s.flags.skipRules) == 0 && !s.flags.stdin
}
