package cli

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/internal/frame"
	"github.com/leakvet/leakvet/internal/gitscan"
	"github.com/leakvet/leakvet/internal/textscan"
)

// history is what --history scans beside the tree.
type history struct {
	repo *gitscan.Repository
	text *textscan.Engine
}

// checkHistory says which flags go with --history. What looks at a part only, or at a
// change, has its own way into history: leakvet git with a range.
func (f scanFlags) checkHistory(args []string) error {
	switch {
	case !f.history:
		return nil
	case len(args) > 0 || f.stdin:
		return errors.New("--history scans the whole repository: name no path, or give the repository with `leakvet git -C`")
	case !f.runs(finding.EngineText):
		return errors.New("--history scans text: leave out --only, or add text to it")
	case f.newFromRev != "" || f.compat != "" || f.fix || f.diff:
		return errors.New("--history goes with none of --new-from-rev, --compat, --fix and --diff: scan a range with `leakvet git`")
	}
	return nil
}

// openHistory opens the repository that the scan is at the top of. It has an engine of its
// own, since a comment in an old version is no comment of the tree.
func (s *scan) openHistory(ctx context.Context) (*history, error) {
	if !s.flags.history {
		return nil, nil
	}
	repo, err := gitscan.Open(ctx, s.scope.root, s.process.Environ())
	if err != nil {
		return nil, fmt.Errorf("--history: %w", err)
	}
	if repo.Bare || !sameDirectory(repo.Root, s.scope.root) {
		return nil, errors.New("--history: run it at the top of the repository, where the paths of history count from")
	}
	text, err := textscan.New(textscan.Options{
		Root: s.scope.root, Include: s.ownGlobs().Include, Exclude: s.ownGlobs().Exclude,
		GitleaksConfig: s.gitleaksConfig(), ReadPicture: s.readPicture, Skipped: s.skippedSink(),
	})
	if err != nil {
		return nil, err
	}
	return &history{repo, text}, nil
}

func sameDirectory(a, b string) bool {
	x, err1 := os.Stat(a)
	y, err2 := os.Stat(b)
	return err1 == nil && err2 == nil && os.SameFile(x, y)
}

// scan scans all that any ref reaches.
func (h *history) scan(ctx context.Context, s *scan) (*finding.Result, error) {
	return gitscan.Scan(ctx, h.repo, h.text, gitscan.Options{Skipped: s.skippedSink()})
}

// files are the scanned files, with the versions of history if it was scanned.
func (s *scan) files() *frame.Files {
	f := &frame.Files{Root: s.scope.root}
	if s.history != nil {
		f.Object = s.history.repo.Object
	}
	return f
}
