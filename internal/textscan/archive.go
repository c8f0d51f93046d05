package textscan

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"

	"github.com/leakvet/leakvet/internal/archive"
	"github.com/leakvet/leakvet/internal/artifact"
	"github.com/leakvet/leakvet/internal/finding"
)

// Outcome is what came out of one text, or of the files of one archive.
type Outcome struct {
	Findings   []finding.Finding
	Problems   []finding.Problem
	Suppressed int
	Skipped    int // files within that are left out on purpose
	embeds     []embed
}

// scanArchive scans the files of an archive under names such as "outer.zip!inner/path". It
// returns [ErrBinary] for what has the first bytes of an archive and is none.
func (e *Engine) scanArchive(ctx context.Context, src Source, kind archive.Kind, r io.Reader, size int64) (out Outcome, err error) {
	limits := archive.DefaultLimits
	if e.opts.ArchiveDepth > 0 {
		limits.Depth = e.opts.ArchiveDepth
	}
	workbooks := make(map[string]bool) // whose cells have been read
	whole := func(name string, r io.Reader) (io.Reader, error) {
		if e.opts.Compat || !artifact.IsWorkbook(name) {
			return r, nil
		}
		again, read, err := e.scanWorkbook(ctx, Source{Path: name, Commit: src.Commit}, r, &out)
		workbooks[name] = read
		return again, err
	}
	if r, err = whole(src.Path, r); err != nil {
		return out, err
	}
	opened := archive.Walk(ctx, kind, src.Path, r, size, limits, archive.Visitor{
		Skip: func(name string) bool {
			last := strings.LastIndex(name, archive.Separator)
			inner := name[last+1:]
			if last > 0 && workbooks[name[:last]] && artifact.WorkbookPart(inner) {
				return true
			}
			if !pathAllowed(e.allow, name) && !pathAllowed(e.allow, inner) {
				return false
			}
			out.Skipped++
			e.skip(name, "gitleaks' allowlist for paths")
			return true
		},
		Archive: whole,
		Problem: func(name, message string) {
			out.Problems = append(out.Problems, finding.Problem{Engine: finding.EngineText, Path: name, Message: message})
		},
		File: func(name string, r io.Reader) error {
			in := Source{Path: name, Commit: src.Commit}
			if name != src.Path {
				out.Findings = append(out.Findings, e.ScanPath(in)...)
			}
			inner, err := e.scanContent(ctx, in, r, bufio.NewReaderSize(r, sniffed), 0)
			if errors.Is(err, ErrBinary) {
				out.Skipped++
				e.skip(name, err.Error())
				return nil
			}
			out.Findings = append(out.Findings, inner.Findings...)
			out.Problems = append(out.Problems, inner.Problems...)
			out.Suppressed += inner.Suppressed
			return err
		},
	})
	if !opened {
		return out, ErrBinary
	}
	return out, ctx.Err()
}
