package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/internal/frame"
	"github.com/leakvet/leakvet/internal/gitscan"
	"github.com/leakvet/leakvet/internal/triage"
)

// dropUnchanged leaves out the findings that the change since --new-from-rev neither
// touches nor brings about. Whether it brings one about is known by a look at the
// revision, which is taken only if it is needed.
func (s *scan) dropUnchanged(ctx context.Context, r *finding.Result, files *frame.Files) error {
	rev := s.flags.newFromRev
	if rev == "" {
		return nil
	}
	repo, err := gitscan.Open(ctx, s.scope.root, s.process.Environ())
	if err != nil {
		return fmt.Errorf("--new-from-rev: %w", err)
	}
	diff, err := repo.Diff(ctx, rev)
	if err != nil {
		return fmt.Errorf("--new-from-rev: %w", err)
	}
	c := triage.Change{Touches: diff.Touches, Renamed: diff.Renamed()}
	if c.Doubtful(r.Findings) && diff.Files(reachesGo) {
		if c.Before, err = s.before(ctx, repo, rev); err != nil {
			return fmt.Errorf("--new-from-rev: %w", err)
		}
		c.Compared = true
	}
	all := len(r.Findings)
	r.Findings = c.Stage(r.Findings)
	r.Stats.Unchanged = all - len(r.Findings)
	return nil
}

// reachesGo reports whether a change of a file can change what Go code does, or what the
// checks know of it.
func reachesGo(path string) bool {
	switch filepath.Base(path) {
	case "go.mod", "go.work", ".leakvet.toml":
		return true
	}
	return strings.HasSuffix(path, ".go")
}

// before returns the Go findings of a revision. What does not compile there has none, so
// that its findings count as new: the run says so.
func (s *scan) before(ctx context.Context, repo *gitscan.Repository, rev string) ([]finding.Finding, error) {
	dir, err := os.MkdirTemp("", "leakvet-")
	if err != nil {
		return nil, fmt.Errorf("make room for %s: %w", rev, err)
	}
	defer os.RemoveAll(dir)
	if err := repo.Export(ctx, rev, dir); err != nil {
		return nil, err
	}
	root := filepath.Join(dir, filepath.FromSlash(s.scope.repository()))
	if _, err := os.Stat(root); errors.Is(err, os.ErrNotExist) {
		return nil, nil // all is new
	}
	old, err := s.goCheck(ctx, root, func(int) {})
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		s.notef("%s: %v; what was reachable there is not known", rev, err)
		return nil, nil
	}
	for _, p := range old.Problems {
		s.logf("%s: %s: %s", rev, p.Path, p.Message)
	}
	if len(old.Problems) > 0 {
		s.notef("%s does not compile everywhere (%d problems, see --verbose): findings there count as new", rev, len(old.Problems))
	}
	files := &frame.Files{Root: root}
	goFiles := &triage.GoFiles{Lines: files.Lines}
	return triage.Run(old.Findings, triage.Rules(s.wanted), goFiles.Enclose, triage.Merge(goFiles), triage.Sort), nil
}
