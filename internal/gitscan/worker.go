package gitscan

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/internal/textscan"
)

// wholeLimit is the size up to which a version is held in memory and compared with
// those before it. A larger one is scanned whole, in pieces.
const wholeLimit = 4 << 20

// job is one version to scan.
type job struct {
	change
	commit *finding.Commit
}

// worker scans versions. All those of one path go through one worker, in the order of
// history.
type worker struct {
	engine *textscan.Engine
	limit  int64 // bytes; a larger version is reported and not scanned
	// skipped, if set, is told of what is left out.
	skipped func(path, reason string)
	cat     *catFile
	in      *bufio.Reader // of cat, for one object at a time
	cache   lineCache
	lines   []hashedLine // of the version at hand
	// known are the findings that an earlier version had: a secret is reported where
	// it came in.
	known map[string]bool
	out   outcome
}

// outcome is what a worker has to tell.
type outcome struct {
	findings   []finding.Finding
	problems   []finding.Problem
	files      int
	bytes      int64
	skipped    int
	suppressed int
	missing    int
}

// scan scans one version. It fails if git cannot be read from any longer.
func (w *worker) scan(ctx context.Context, j job) error {
	src := textscan.Source{Path: j.path}
	if j.commit != nil {
		src.Commit = j.commit.ID
	}
	w.take(j, w.engine.ScanPath(src))
	size, err := w.cat.open(j.id)
	switch {
	case errors.Is(err, errMissing):
		w.out.missing++
		return nil
	case err != nil:
		return err
	case size > w.limit:
		w.skip(j, "too large")
		w.problem(j, fmt.Sprintf("the version has %d bytes, more than the %d that are scanned", size, w.limit))
		return nil
	case size > wholeLimit:
		return w.scanReader(ctx, j, src, size)
	}
	if w.cat.archive() {
		return w.scanReader(ctx, j, src, size)
	}
	text, ok, err := w.text(size)
	if err != nil {
		return err
	}
	if !ok {
		w.skip(j, textscan.ErrBinary.Error())
		return nil
	}
	w.out.files++
	w.out.bytes += size
	old := w.oldLines(j.old) // first, as it goes through w.lines too
	w.lines = hashLines(text, w.lines[:0])
	w.cache.put(j.id, newLineSet(w.lines))
	if old == nil {
		found, suppressed, err := w.engine.ScanText(ctx, src, strings.NewReader(text))
		w.take(j, found)
		w.out.suppressed += suppressed
		if limit := new(textscan.LimitError); errors.As(err, &limit) {
			w.out.problems = append(w.out.problems, finding.Problem{Engine: finding.EngineText, Path: src.Path, Message: err.Error()})
			return nil
		}
		return err
	}
	found, suppressed := w.engine.ScanStretches(ctx, src, text, added(w.lines, old))
	w.take(j, found)
	w.out.suppressed += suppressed
	return nil
}

// scanReader scans a version that is not compared: a large one, or an archive.
func (w *worker) scanReader(ctx context.Context, j job, src textscan.Source, size int64) error {
	out, err := w.engine.ScanReader(ctx, src, w.cat, size)
	if errors.Is(err, textscan.ErrBinary) {
		w.skip(j, err.Error())
		return nil
	}
	w.out.skipped += out.Skipped
	w.out.files++
	w.out.bytes += size
	w.take(j, out.Findings)
	w.out.problems = append(w.out.problems, out.Problems...)
	w.out.suppressed += out.Suppressed
	return err
}

// text reads the object that was opened; ok is false if it is no text.
func (w *worker) text(size int64) (text string, ok bool, err error) {
	w.in.Reset(w.cat)
	r, err := textscan.AsText(w.in)
	if errors.Is(err, textscan.ErrBinary) {
		return "", false, nil
	}
	if err != nil {
		return "", false, err
	}
	var b strings.Builder
	b.Grow(int(size))
	_, err = io.Copy(&b, r)
	return b.String(), err == nil, err
}

// oldLines returns the lines of the versions before, nil if there are none to compare with.
func (w *worker) oldLines(old []version) (sets []lineSet) {
	for _, v := range old {
		s, ok := w.cache.get(v.id)
		if !ok {
			size, err := w.cat.open(v.id)
			if err != nil || size > wholeLimit {
				continue // then more is scanned than has to be
			}
			text, ok, err := w.text(size)
			if err != nil || !ok {
				continue
			}
			w.lines = hashLines(text, w.lines[:0])
			s = newLineSet(w.lines)
			w.cache.put(v.id, s)
		}
		sets = append(sets, s)
	}
	return sets
}

// take adds the findings that are new to their path.
func (w *worker) take(j job, found []finding.Finding) {
	for _, f := range found {
		key := f.Rule + "\x00" + f.Location.Path + "\x00" + string(f.Identity)
		if f.Suppression != nil { // it must not hide one that is not suppressed
			key += "\x00" + string(f.Suppression.By)
		}
		if w.known[key] {
			continue
		}
		w.known[key] = true
		f.Commit = j.commit
		f.Location.Object = j.id
		w.out.findings = append(w.out.findings, f)
	}
}

// skip counts a version that is left out.
func (w *worker) skip(j job, reason string) {
	w.out.skipped++
	if w.skipped != nil {
		w.skipped(j.path, reason)
	}
}

func (w *worker) problem(j job, message string) {
	if j.commit != nil {
		message += " (commit " + j.commit.Short() + ")"
	}
	w.out.problems = append(w.out.problems, finding.Problem{Engine: finding.EngineText, Path: j.path, Message: message})
}
