package textscan

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/leakvet/leakvet/internal/finding"
)

// fileResult is what came out of one file.
type fileResult struct {
	findings   []finding.Finding
	problems   []finding.Problem
	bytes      int64
	suppressed int
	skipped    bool
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
	if file == userConfig || pathAllowed(e.allow, file) {
		res.skipped = true
		return res
	}
	res.findings = e.judgePath(file)
	text, size, err := readText(filepath.Join(e.root, filepath.FromSlash(file)), e.opts.MaxFileSize)
	switch {
	case errors.Is(err, errBinary), errors.Is(err, errSpecial):
		res.skipped = true
		return res
	case errors.Is(err, errTooLarge):
		res.skipped = true
		res.problems = []finding.Problem{{Engine: finding.EngineText, Path: file,
			Message: fmt.Sprintf("the file has %d bytes, more than the %d that are scanned: exclude it or raise the limit", size, e.opts.MaxFileSize)}}
		return res
	case err != nil:
		res.problems = []finding.Problem{{Engine: finding.EngineText, Path: file, Message: unreadable(err)}}
		return res
	}
	res.bytes = size
	found, suppressed := e.scanText(ctx, file, text)
	res.findings = append(res.findings, found...)
	res.suppressed = suppressed
	return res
}

// judgePath applies the rules that look at a file's path and not into it.
func (e *Engine) judgePath(file string) (out []finding.Finding) {
	for _, r := range e.byPath {
		if !r.path.MatchString(file) || e.ignored.has(file, r.ID, 0) {
			continue
		}
		h := &hit{rule: r}
		f := e.finding(h, file, finding.HighConfidence)
		f.Message = r.Title + " in the tree"
		out = append(out, f)
	}
	return out
}

// scanText scans one text and returns its findings, in no particular order.
func (e *Engine) scanText(ctx context.Context, path, text string) (out []finding.Finding, suppressed int) {
	hits := e.hits(ctx, path, text)
	if len(hits) == 0 {
		return nil, 0
	}
	l := newLines(text)
	var judged []verdict
	for i := range hits {
		h := &hits[i]
		line := l.around(h.match)
		if matchAllowed(e.allow, path, h.value, text[h.match.start:h.match.end], line) ||
			matchAllowed(h.rule.allow, path, h.value, text[h.match.start:h.match.end], line) {
			continue
		}
		confidence, ok := judge(h)
		if !ok {
			continue
		}
		judged = append(judged, verdict{h, confidenceAt(confidence, h.rule.class, path)})
	}
	judged = satisfied(judged, l)
	marked := make(map[int]bool)
	allowed := func(line int) bool {
		if _, ok := marked[line]; !ok {
			marked[line] = strings.Contains(l.lineText(line), allowMark)
		}
		return marked[line]
	}
	for _, v := range distinct(judged) {
		first := l.line(v.match.start)
		if e.ignored.has(path, v.rule.ID, first) || allowed(first) || allowed(l.line(v.secret.start)) {
			suppressed++
			continue
		}
		f := e.finding(v.hit, path, v.confidence)
		f.Location.Region = l.region(v.secret.start, v.secret.end)
		out = append(out, f)
	}
	return out, suppressed
}

// verdict is a hit that passed the filters.
type verdict struct {
	*hit
	confidence finding.Confidence
}

// satisfied drops hits whose rule requires others that are not near, and those
// that are only there to be required.
func satisfied(vs []verdict, l *lines) []verdict {
	near := func(h *hit, q requirement) bool {
		return slices.ContainsFunc(vs, func(v verdict) bool {
			if v.rule.ID != q.id {
				return false
			}
			a, b := l.region(h.match.start, h.match.end), l.region(v.match.start, v.match.end)
			return (q.lines == nil || abs(a.StartLine-b.StartLine) <= *q.lines) &&
				(q.columns == nil || abs(a.StartColumn-b.StartColumn) <= *q.columns)
		})
	}
	var out []verdict
	for _, v := range vs {
		if v.rule.hidden || slices.ContainsFunc(v.rule.required, func(q requirement) bool { return !near(v.hit, q) }) {
			continue
		}
		out = append(out, v)
	}
	return out
}

func abs(n int) int { return max(n, -n) }

// distinct keeps one hit of those that found the same secret: of the rule that
// is surest of what it is. It returns them in the order of the text.
func distinct(vs []verdict) (out []verdict) {
	slices.SortStableFunc(vs, func(a, b verdict) int { return a.secret.start - b.secret.start })
	for len(vs) > 0 {
		n, end := 1, vs[0].secret.end
		for n < len(vs) && vs[n].secret.start < end {
			end = max(end, vs[n].secret.end)
			n++
		}
		out = append(out, best(vs[:n])...)
		vs = vs[n:]
	}
	return out
}

// best keeps one hit a secret of those that overlap.
func best(vs []verdict) []verdict {
	slices.SortStableFunc(vs, func(a, b verdict) int {
		return cmp.Or(
			cmp.Compare(b.rule.class, a.rule.class),
			cmp.Compare(b.confidence, a.confidence),
			cmp.Compare(len(a.encodings), len(b.encodings)),
			cmp.Compare(a.rule.keyGroup, b.rule.keyGroup),     // a key that has to be judged says less than a form
			cmp.Compare(len(b.rule.Title), len(a.rule.Title)), // "OpenAI admin key" says more than "sk- key"
			cmp.Compare(a.rule.ID, b.rule.ID),
			cmp.Compare(a.secret.start, b.secret.start),
		)
	})
	var out []verdict
	for _, v := range vs {
		same := func(o verdict) bool {
			return o.secret.overlaps(v.secret) &&
				(v.rule.class < fixed || strings.Contains(o.value, v.value) || strings.Contains(v.value, o.value))
		}
		if !slices.ContainsFunc(out, same) {
			out = append(out, v)
		}
	}
	slices.SortStableFunc(out, func(a, b verdict) int { return a.secret.start - b.secret.start })
	return out
}

// finding turns a hit into what leaves the package, without the secret.
func (e *Engine) finding(h *hit, path string, c finding.Confidence) finding.Finding {
	message := h.rule.Title + " in plain text"
	if len(h.encodings) > 0 {
		message = h.rule.Title + " inside " + strings.Join(h.encodings, " inside ")
	}
	return finding.Finding{
		Rule:       h.rule.ID,
		Engine:     finding.EngineText,
		Production: productionAt(path, h.rule.Production),
		Severity:   severityOf(h, path),
		Confidence: c,
		Message:    message,
		Location:   finding.Location{Path: path},
		Preview:    finding.NewSecret(h.value).Preview(),
		CWE:        slices.Clone(h.rule.CWE),
		Remedy:     h.rule.Remedy,
	}
}

// A text of more than maxChunk bytes is searched in pieces, so that a scan can
// be stopped within a file. Pieces overlap by more than any key is long.
const (
	maxChunk = 1 << 20
	overlap  = 32 << 10
)

// hits returns all matches in a text, in plain and encoded form.
func (e *Engine) hits(ctx context.Context, path, text string) []hit {
	var out []hit
	for start := 0; start < len(text) && ctx.Err() == nil; {
		end := min(len(text), start+maxChunk)
		if end < len(text) {
			if i := strings.LastIndexByte(text[end-overlap:end], '\n'); i >= 0 {
				end = end - overlap + i + 1
			}
		}
		for _, h := range e.matcher.find(ctx, path, text[start:end], nil) {
			h.match, h.secret = h.match.add(start), h.secret.add(start)
			if start == 0 || h.match.start > start {
				out = append(out, h)
			}
		}
		if end == len(text) {
			break
		}
		start = end - overlap
		if i := strings.IndexByte(text[start:end], '\n'); i >= 0 && i+1 < overlap {
			start += i + 1
		}
	}
	if e.opts.DecodeDepth > 0 {
		out = e.decodedHits(ctx, path, text, out)
	}
	return unique(out)
}

func (s span) add(n int) span { return span{s.start + n, s.end + n} }

// unique drops hits that overlapping pieces have found twice.
func unique(hits []hit) []hit {
	type key struct {
		rule          *rule
		match, secret span
		value         string
	}
	seen := make(map[key]bool, len(hits))
	return slices.DeleteFunc(hits, func(h hit) bool {
		k := key{h.rule, h.match, h.secret, h.value}
		if seen[k] {
			return true
		}
		seen[k] = true
		return false
	})
}

// decodedHits adds what is found in the lines of text after decoding.
func (e *Engine) decodedHits(ctx context.Context, path, text string, out []hit) []hit {
	at := 0
	for line := range strings.Lines(text) {
		if ctx.Err() != nil {
			break
		}
		u := unwrapped{text: line}
		for range e.opts.DecodeDepth {
			next, segs := decodeLine(u.text)
			if segs == nil {
				break
			}
			u.text, u.passes = next, append(u.passes, segs)
			for _, h := range e.matcher.find(ctx, path, u.text, u.touched) {
				if !u.touched(h.match) {
					continue
				}
				h.match, _ = u.origin(h.match)
				h.secret, h.encodings = u.origin(h.secret)
				h.match, h.secret = h.match.add(at), h.secret.add(at)
				out = append(out, h)
			}
		}
		at += len(line)
	}
	return out
}
