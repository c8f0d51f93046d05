package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/internal/textscan"
)

// stdinName stands for standard input in findings. No file that git knows is called so.
const stdinName = "<stdin>"

// textScan runs the text engine over the tree, or over standard input.
func (e *engines) textScan(ctx context.Context) (*finding.Result, error) {
	if !e.scan.flags.stdin {
		return e.text.Scan(ctx)
	}
	out, err := e.text.ScanReader(ctx, textscan.Source{Path: stdinName}, e.scan.process.In, 0)
	res := &finding.Result{Findings: out.Findings, Problems: out.Problems}
	res.Stats.Files, res.Stats.Suppressed = 1, out.Suppressed
	switch {
	case errors.Is(err, textscan.ErrBinary):
		return nil, errors.New("standard input is binary, and no archive: there is nothing to scan in it")
	case err != nil:
		return res, fmt.Errorf("read standard input: %w", err)
	}
	finding.Sort(res.Findings)
	return res, nil
}
