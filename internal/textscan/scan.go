package textscan

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/leakvet/leakvet/internal/artifact"
	"github.com/leakvet/leakvet/internal/finding"
)

// fileResult is what came out of one file.
type fileResult struct {
	findings   []finding.Finding
	problems   []finding.Problem
	bytes      int64
	suppressed int
	skipped    int  // 1 for the file itself, or how many within
	read       bool // that the file itself was
	embeds     []embed
}

// scanFiles scans files with the engine's workers and hands on the results, one
// at a time, as they come.
func (e *Engine) scanFiles(ctx context.Context, files []string, yield func(fileResult)) {
	work := make(chan string)
	results := make(chan fileResult)
	var wg sync.WaitGroup
	for range min(e.opts.Workers, max(1, len(files))) {
		wg.Go(func() {
			for f := range work {
				results <- e.scanFile(ctx, f)
			}
		})
	}
	go func() {
		defer close(results)
		defer wg.Wait()
		defer close(work)
		for _, f := range files {
			select {
			case work <- f:
			case <-ctx.Done():
				return
			}
		}
	}()
	for r := range results {
		yield(r)
	}
}

// scanFile scans one file, given relative to the root.
func (e *Engine) scanFile(ctx context.Context, file string) (res fileResult) {
	skip := func(reason string) {
		res.skipped = 1
		e.skip(file, reason)
	}
	if why := e.Why(file); why != "" {
		skip(why)
		return res
	}
	src := Source{Path: file}
	res.findings = e.ScanPath(src)
	problem := func(message string) {
		res.problems = append(res.problems, finding.Problem{Engine: finding.EngineText, Path: file, Message: message})
	}
	f, size, err := openFile(filepath.Join(e.root, filepath.FromSlash(file)), e.opts.MaxFileSize)
	switch {
	case errors.Is(err, errSpecial):
		skip(err.Error())
		return res
	case errors.Is(err, errTooLarge):
		skip(err.Error())
		problem(fmt.Sprintf("the file has %d bytes, more than the %d that are scanned: exclude it or raise the limit", size, e.opts.MaxFileSize))
		return res
	case err != nil:
		problem(unreadable(err))
		return res
	}
	defer func() { _ = f.Close() }()
	out, err := e.scanOpen(ctx, src, f, size)
	switch {
	case errors.Is(err, ErrBinary):
		skip(err.Error())
		return res
	case err != nil:
		problem(unreadable(err))
	}
	res.bytes, res.read, res.skipped = size, true, out.Skipped
	res.findings = append(res.findings, out.Findings...)
	res.problems = append(res.problems, out.Problems...)
	res.suppressed = out.Suppressed
	res.embeds = out.embeds
	return res
}

// skip tells of what is left out.
func (e *Engine) skip(path, reason string) {
	if e.opts.Skipped != nil {
		e.opts.Skipped(path, reason)
	}
}

// ScanPath applies the rules that look at a file's path and not into it.
func (e *Engine) ScanPath(src Source) (out []finding.Finding) {
	for _, i := range e.byPathSet.matching(src.Path) {
		r := e.byPath[i]
		if pathAllowed(r.program().allow, src.Path) || e.ignored.place(src, r.ID, 0) != "" {
			continue
		}
		f := e.finding(&hit{rule: r}, src.Path, placeOf(src.Path), finding.HighConfidence)
		f.Message = r.Title + " in the tree"
		out = append(out, f)
	}
	return out
}

// ScanText scans what r reads, which is UTF-8, and returns its findings, in no
// particular order. What was found stands, even if err says that a limit was hit.
func (e *Engine) ScanText(ctx context.Context, src Source, r io.Reader) (out []finding.Finding, suppressed int, err error) {
	return e.scanText(ctx, src, r, 0, func(piece) {})
}

// scanText is ScanText of about so many bytes, and shows the pieces to seen.
func (e *Engine) scanText(ctx context.Context, src Source, r io.Reader, size int64, seen func(piece)) (out []finding.Finding, suppressed int, err error) {
	buf, _ := e.buffers.Get().(*[pieceSize]byte)
	if buf == nil {
		buf = new([pieceSize]byte)
	}
	defer e.buffers.Put(buf)
	c := newCutter(r, buf[:])
	c.size = size
	text, err := c.next()
	if err != nil {
		return nil, 0, err
	}
	if f := e.sniff(src.Path, text); f != artifact.None {
		return e.scanArtifact(ctx, src, f, text, c, buf[:])
	}
	where := sync.OnceValue(func() place { return placeOf(src.Path) })
	err = c.pieces(text, func(p piece) bool {
		seen(p)
		found, n := e.scanPiece(ctx, src, p, where)
		out, suppressed = append(out, found...), suppressed+n
		return ctx.Err() == nil
	})
	return out, suppressed, err
}

// sniff tells by its beginning what a text is to be taken apart as, if at all.
func (e *Engine) sniff(path, text string) artifact.Format {
	if e.opts.DecodeDepth <= 0 || e.opts.Compat {
		return artifact.None
	}
	return artifact.Sniff(path, text[:min(len(text), sniffed)])
}

// scanPiece scans one piece of a file.
func (e *Engine) scanPiece(ctx context.Context, src Source, p piece, where func() place) (out []finding.Finding, suppressed int) {
	e.comments(src, p)
	hits := e.hits(ctx, src.Path, p)
	if len(hits) == 0 {
		return nil, 0
	}
	l := newLines(p)
	code := sync.OnceValue(func() *goFile {
		if !p.complete || path.Ext(src.Path) != ".go" {
			return nil
		}
		return parseGo(p.text)
	})
	var judged []verdict
	for i := range hits {
		h := &hits[i]
		confidence, ok := judge(h)
		if !ok || matchAllowed(e.allow, src, h, l) || matchAllowed(h.rule.program().allow, src, h, l) {
			continue
		}
		judged = append(judged, verdict{h, where().confidence(confidence, h)})
	}
	allowed := func(s span) bool { return strings.Contains(l.around(s), allowMark) }
	kept := distinct(satisfied(judged, l))
	p.point(kept)
	for _, v := range kept {
		f := e.finding(v.hit, src.Path, where(), v.confidence)
		f.Location.Region = l.region(v.secret)
		e.seen.add(src.Path, v.value, p.text[v.secret.start:v.secret.end])
		if code := code(); code != nil {
			code.describe(&f, v.secret)
		}
		line := l.line(v.match.start)
		switch listed := e.ignored.place(src, v.rule.ID, line); {
		case allowed(v.match), allowed(v.secret):
			f.Suppression = &finding.Suppression{By: finding.ByComment, Reason: allowMark, Place: fmt.Sprintf("%s:%d", src.Path, line)}
			suppressed++
		case listed != "":
			f.Suppression = &finding.Suppression{By: finding.ByGitleaks, Reason: "listed in " + IgnoreFile, Place: listed}
			suppressed++
		}
		out = append(out, f)
	}
	return out, suppressed
}

// finding turns a hit into what leaves the package, without the secret.
func (e *Engine) finding(h *hit, path string, where place, c finding.Confidence) finding.Finding {
	secret := finding.NewSecret(h.value)
	message := h.rule.Title + " in plain text"
	switch {
	case h.pointer != "" && where.class != "":
		message = fmt.Sprintf("%s in the %s at %s", h.rule.Title, where.class, h.pointer)
	case h.pointer != "":
		message = h.rule.Title + " at " + h.pointer
	case len(h.encodings) > 0:
		message = h.rule.Title + " inside " + strings.Join(h.encodings, " inside ")
	}
	f := finding.Finding{
		Rule:       h.rule.ID,
		Engine:     finding.EngineText,
		Production: where.production(h.rule.Production),
		Severity:   severity(h),
		Confidence: c,
		Message:    message,
		Location:   finding.Location{Path: path, Pointer: h.pointer},
		Preview:    secret.Preview(),
		Identity:   secret.ID(),
		CWE:        slices.Clone(h.rule.CWE),
		Remedy:     h.rule.Remedy,
	}
	e.weigh(&f, h, where)
	return f
}

// hits returns a piece's matches, in plain and encoded form.
func (e *Engine) hits(ctx context.Context, file string, p piece) []hit {
	hits := e.matcher.find(ctx, file, p.text, nil)
	if e.opts.DecodeDepth > 0 {
		hits = e.decodedHits(ctx, file, p.text, torn{p.own.start > 0, p.own.end < len(p.text)}, hits)
	}
	hits = append(e.literalHits(ctx, file, p.text, hits), p.leaves...)
	return slices.DeleteFunc(hits, func(h hit) bool {
		return h.at < p.own.start || h.at >= p.own.end || !p.new(h.match)
	})
}
