package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/internal/fix"
	"github.com/leakvet/leakvet/internal/frame"
)

// repair shows or makes the edits that repair findings. After it has edited, it scans
// again: whether an edit was enough is for the checks to say.
func (s *scan) repair(ctx context.Context, result *finding.Result, redactor frame.Redactor, start time.Time) error {
	files := &frame.Files{Root: s.scope.root}
	if err := s.triage(ctx, result, files); err != nil {
		return err
	}
	edited, problems := fix.Plan(ctx, fix.Options{Root: s.scope.root, Env: s.process.Environ()}, result.Findings)
	for _, p := range problems {
		s.notef("%v", p)
	}
	if s.flags.diff {
		for _, f := range edited {
			if err := f.Diff(s.process.Out, s.shown(f.Path), func(line string) string { return redactor.Line(f.Path, line) }); err != nil {
				return err
			}
		}
		return s.present(result, files, redactor, start)
	}
	for _, f := range edited {
		if err := rewrite(filepath.Join(s.scope.root, filepath.FromSlash(f.Path)), f.New()); err != nil {
			return fmt.Errorf("--fix %s: %w", s.shown(f.Path), err)
		}
		s.notef("--fix: edited %s", s.shown(f.Path))
	}
	if len(edited) == 0 {
		s.notef("--fix: nothing here that one edit repairs")
		return s.present(result, files, redactor, start)
	}
	s.comments.list = nil
	engines, err := s.newEngines(ctx)
	if err != nil {
		return err
	}
	result, err = engines.run(ctx)
	if err != nil {
		return err
	}
	return s.conclude(ctx, result, &frame.Files{Root: s.scope.root}, engines.redactor(), start)
}

// rewrite keeps the file itself, with its mode and links.
func rewrite(name string, content []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_TRUNC, 0)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	return err
}
