package cli

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/leakvet/leakvet/internal/config"
	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/internal/frame"
	"github.com/leakvet/leakvet/internal/gitscan"
	"github.com/leakvet/leakvet/internal/textscan"
)

// gitFlags are the flags of git as they are typed.
type gitFlags struct {
	scanFlags
	dir, since         string
	staged, preReceive bool
	workers            int
}

func gitCommand(p *Process) *cobra.Command {
	var f gitFlags
	c := &cobra.Command{
		Use:   "git [revision or range...]",
		Short: "scan git history, a range of commits, what is staged or what is pushed",
		Long: `Git scans the text of commits: all that any ref reaches, or what the revisions select. It
reads every version of every file once and reports a secret in the commit that brought it.

It exits 0 if nothing at or above --fail-on was found, 1 if something was, and 2 if it was
called wrongly or could not read everything, as in a shallow clone.`,
		Example: `  leakvet git
  leakvet git main..HEAD
  leakvet git --since 2.weeks
  leakvet git --staged                 # in a pre-commit hook
  leakvet git --pre-receive            # in a server's pre-receive hook`,
		RunE: func(c *cobra.Command, args []string) error { return f.run(c.Context(), p, args) },
	}
	fl := c.Flags()
	fl.SortFlags = false
	fl.StringVarP(&f.dir, "repository", "C", "", "`directory` of the repository (default: here)")
	fl.StringVar(&f.since, "since", "", "only commits since a `date`, such as 2026-01-31 or 2.weeks")
	fl.BoolVar(&f.staged, "staged", false, "scan what the index changes, and not the work tree")
	fl.BoolVar(&f.preReceive, "pre-receive", false, "scan what a push brings; reads \"old new ref\" lines from standard input")
	fl.IntVarP(&f.workers, "jobs", "j", 0, "versions scanned at once (default: one a processor)")
	f.register(fl)
	return c
}

func (f *gitFlags) run(ctx context.Context, p *Process, revisions []string) error {
	start := time.Now()
	s, err := f.parseCommon(p)
	if err != nil {
		return err
	}
	opts, err := f.options(p, revisions)
	if err != nil {
		return err
	}
	dir := f.dir
	if !filepath.IsAbs(dir) {
		dir = filepath.Join(p.Dir, dir)
	}
	repo, err := gitscan.Open(ctx, dir, p.Environ())
	if err != nil {
		return err
	}
	engine, err := s.prepareGit(repo)
	if err != nil {
		return err
	}
	stop, err := startProfile(f.profile)
	if err != nil {
		return err
	}
	defer stop()
	bar := newProgress(p.Err, f.quiet)
	opts.Progress, opts.Skipped = bar.files, s.skippedSink()
	result, err := gitscan.Scan(ctx, repo, engine, opts)
	bar.done()
	if err != nil {
		return err
	}
	s.redactProblems(result.Problems)
	files := &frame.Files{Root: repo.Root, Object: repo.Object}
	return s.conclude(context.WithoutCancel(ctx), result, files, engine.Redactor(), start)
}

// options checks which of the flags go together.
func (f *gitFlags) options(p *Process, revisions []string) (gitscan.Options, error) {
	opts := gitscan.Options{Revisions: revisions, Since: f.since, Staged: f.staged, Workers: f.workers}
	selects := 0
	for _, is := range []bool{f.staged, f.preReceive, len(revisions) > 0 || f.since != ""} {
		if is {
			selects++
		}
	}
	switch {
	case selects > 1:
		return opts, errors.New("git: --staged, --pre-receive and revisions exclude each other: keep one")
	case f.workers < 0:
		return opts, errors.New("git: --jobs: a number from 1, or 0 for one a processor")
	case f.preReceive:
		var err error
		opts.Received, err = gitscan.ReadUpdates(p.In)
		return opts, err
	}
	return opts, nil
}

// prepareGit sets up what scan sets up for a tree: configuration, rules and catalog. A
// bare repository has no file to discover, and its directory is no place for one.
func (s *scan) prepareGit(repo *gitscan.Repository) (*textscan.Engine, error) {
	s.scope.root = repo.Root
	s.config = new(config.Config)
	if !repo.Bare || s.flags.config != "" {
		if err := s.loadConfig(); err != nil {
			return nil, err
		}
	}
	text, err := textscan.New(textscan.Options{
		Root: repo.Root, Include: s.ownGlobs().Include, Exclude: s.ownGlobs().Exclude,
		GitleaksConfig: s.gitleaksConfig(), ReadPicture: s.readPicture, Skipped: s.skippedSink(),
	})
	if err != nil {
		return nil, err
	}
	s.messages = text.Redactor()
	if s.catalog, err = newCatalog(text); err != nil {
		return nil, err
	}
	s.flags.only = []string{string(finding.EngineText)}
	if err := s.checkRules(); err != nil {
		return nil, err
	}
	return text, s.loadBaseline()
}
