package cli

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/leakvet/leakvet/internal/baseline"
	"github.com/leakvet/leakvet/internal/gitscan"
)

func baselineCommand(p *Process) *cobra.Command {
	f := scanFlags{format: "text", failOn: noGate, confidence: "low"}
	var prune bool
	c := &cobra.Command{
		Use:   "baseline [path or ./pattern...]",
		Short: "write down what is found now, so that scans report what is new",
		Long: `Baseline scans as scan does and writes the findings, of every confidence, to a file that
scan --baseline leaves out. The file has no secrets and no line numbers: commit it.

With --prune it only takes out what is found no more. Of a part of the tree it changes
that part of the file.`,
		Example: `  leakvet baseline
  leakvet baseline --prune
  leakvet scan --baseline ` + baseline.Name,
		RunE: func(c *cobra.Command, args []string) error {
			s, err := f.parse(p, args)
			if err != nil {
				return err
			}
			return s.writeBaseline(c.Context(), prune)
		},
	}
	fl := c.Flags()
	fl.SortFlags = false
	fl.StringVar(&f.baseline, "file", "", "`file` to write (default: the one of the configuration, else "+baseline.Name+" here)")
	fl.BoolVar(&prune, "prune", false, "take out what is found no more, and add nothing")
	fl.BoolVar(&f.history, "history", false, "with what git history has, for scan --history")
	fl.BoolVar(&f.tests, "tests", false, "with Go findings in _test.go files")
	fl.BoolVar(&f.allowIncomplete, "allow-incomplete", false, "write the file though something could not be analysed")
	fl.StringVar(&f.config, "config", "", "configuration `file` (default: .leakvet.toml here or above, up to the repository's root)")
	fl.BoolVarP(&f.quiet, "quiet", "q", false, "nothing on standard error but what went wrong")
	fl.BoolVarP(&f.verbose, "verbose", "v", false, "say on standard error what is done, what is skipped and how long it takes")
	return c
}

func (s *scan) writeBaseline(ctx context.Context, prune bool) error {
	engines, err := s.newEngines(ctx)
	if err != nil {
		return err
	}
	if err := s.checkRules(); err != nil {
		return err
	}
	if s.flags.baseline == "" && s.config.Scan.Baseline == "" {
		s.flags.baseline = baseline.Name
	}
	if err := s.loadBaseline(); err != nil {
		if prune || !errors.Is(err, errNoBaseline) {
			return err
		}
		s.baseline = baseline.New()
	}
	result, err := engines.run(ctx)
	if err != nil {
		return err
	}
	s.problems(result.Problems)
	if !result.Complete() && !s.flags.allowIncomplete {
		return errors.New("the baseline is not written: what was not analysed would be missing in it")
	}
	s.identify(result, s.files())
	m := s.baseline.Match(result.Findings, s.tree(ctx))
	known := 0
	for i := range result.Findings {
		if m.Known(i) {
			known++
		}
	}
	gone := m.Stale(s.lookedFor)
	s.baseline.Update(m, prune, s.lookedFor)
	s.baseline.Revision = ""
	if repo, err := gitscan.Open(ctx, filepath.Dir(s.baselineFile), s.process.Environ()); err == nil {
		s.baseline.Revision = repo.Head(ctx)
	}
	if err := s.baseline.Write(s.baselineFile); err != nil {
		return err
	}
	added := len(result.Findings) - known
	if prune {
		added = 0
	}
	fmt.Fprintf(s.process.Out, "%s: %d findings known before, %d added, %d taken out\n", filepath.Base(s.baselineFile), known, added, gone)
	return nil
}

// lookedFor reports whether the scan would have found what an entry is about.
func (s *scan) lookedFor(e baseline.Entry) bool {
	rel, err := filepath.Rel(s.scope.root, filepath.Join(filepath.Dir(s.baselineFile), filepath.FromSlash(e.Path)))
	if err != nil || !filepath.IsLocal(rel) || strings.Contains(e.Place, "@") && !s.flags.history {
		return false // not below the root, or in history
	}
	if len(s.scope.paths) == 0 {
		return true
	}
	rel = filepath.ToSlash(rel)
	for _, p := range s.scope.directories() {
		if rel == p || strings.HasPrefix(rel, p+"/") {
			return true
		}
	}
	return false
}
