package textscan

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/leakvet/leakvet/internal/artifact"
	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/internal/lazyregexp"
)

const (
	// stretch is how much of a file that is read by the line is taken apart at
	// once, maxArtifact how much of one that is a single document.
	stretch     = 4 << 20
	maxArtifact = 64 << 20
)

// scanArtifact scans a file that has a structure: as text, and leaf by leaf.
// begin is what the cutter has read of it, and buf the cutter's buffer.
func (e *Engine) scanArtifact(ctx context.Context, src Source, f artifact.Format, begin string, c *cutter, buf []byte) (out []finding.Finding, suppressed int, err error) {
	limit := ""
	where := sync.OnceValue(func() place { return placeOf(src.Path) })
	note := func(l string) {
		if limit == "" {
			limit = l
		}
	}
	if f == artifact.JSON && !c.last {
		return e.scanDocuments(ctx, src, begin, c, where)
	}
	rest := begin
	line, column, first := 0, 0, true
	for last := false; !last; {
		size := maxArtifact
		if f.Streamed() {
			size = stretch
		}
		text := rest
		if last = c.last; !last { // most files are small
			var b strings.Builder
			b.Grow(min(size, cmp.Or(int(c.size), stretch)))
			b.WriteString(rest)
			if _, err = io.CopyN(&b, c.r, int64(size-b.Len())); err != nil && err != io.EOF {
				return out, suppressed, err
			}
			text, last = b.String(), err == io.EOF
			c.last = last
		}
		now := len(text)
		if !last && f.Streamed() {
			if now = artifact.LastLine(text); now == 0 {
				now = len(text)
				if f == artifact.Lines {
					note(fmt.Sprintf("more than %d MB in one line", stretch>>20))
				}
			}
		}
		a := e.unwrap(ctx, src.Path, f, text[:now], nil)
		note(a.limit)
		if first {
			where, first = a.place(where), false
		}
		body := io.Reader(strings.NewReader(a.text))
		if !last && !f.Streamed() {
			note(fmt.Sprintf("more than %d MB in one document", maxArtifact>>20))
			body, last = io.MultiReader(body, c.r), true // as text, it is scanned whole
		}
		base, owned := 0, 0
		err = pieces(body, buf, func(p piece) bool {
			base += owned - p.own.start
			owned = p.own.end
			if p.line == 1 {
				p.column += column
			}
			p.line += line
			p.leaves = a.within(base, p)
			p.paths = a.pathsAt(base)
			found, n := e.scanPiece(ctx, src, p, where)
			out, suppressed = append(out, found...), suppressed+n
			return ctx.Err() == nil
		})
		if err != nil || ctx.Err() != nil {
			return out, suppressed, err
		}
		if i := strings.LastIndexByte(a.text, '\n'); i >= 0 {
			line, column = line+strings.Count(a.text, "\n"), 0
			column = units(a.text[i+1:])
		} else {
			column += units(a.text)
		}
		rest = strings.Clone(text[now:]) // so that the stretch goes
	}
	if limit != "" {
		return out, suppressed, &LimitError{limit}
	}
	return out, suppressed, nil
}

// isLimit reports whether an error says that a limit was hit, and no more.
func isLimit(err error) bool {
	limit := new(LimitError)
	return errors.As(err, &limit)
}

// LimitError says that a file was not taken apart to the end. What was found
// until then stands.
type LimitError struct{ limit string }

func (e *LimitError) Error() string {
	return fmt.Sprintf("the file was not unwrapped to the end: %s; split it or exclude it", e.limit)
}

// artifactText is a text that has been taken apart.
type artifactText struct {
	engine *Engine
	format artifact.Format
	file   string
	text   string
	hits   []hit // ordered by where they begin
	limit  string
}

// unwrap takes a text apart and searches the leaves: those that lie in what changed, or
// all if that is nil.
func (e *Engine) unwrap(ctx context.Context, path string, f artifact.Format, text string, changed []Stretch) *artifactText {
	a := &artifactText{engine: e, format: f, file: path, text: text}
	v := newLeafView(ctx, e, path)
	v.changed = changed
	a.limit = artifact.Decode(f, path, text, v.take)
	v.search()
	a.hits = v.hits
	e.views.Put(v)
	slices.SortStableFunc(a.hits, func(x, y hit) int { return x.at - y.at })
	return a
}

// place refines what the path says about a file by what the file turns out to be.
func (a *artifactText) place(byPath func() place) func() place {
	return sync.OnceValue(func() place {
		p := byPath()
		const beginning = 64 << 10
		if c := artifact.ClassOf(a.file, a.text[:min(len(a.text), beginning)]); c.Name != "" {
			p.class = c.Name
			if p.rules == nil || slices.Equal(p.rules, []int{4}) {
				p.rules = c.Production
			}
		}
		return p
	})
}

// within returns the hits that begin in what a piece owns, which stands at base.
func (a *artifactText) within(base int, p piece) []hit { return within(a.hits, base, p) }

func within(hits []hit, base int, p piece) (out []hit) {
	for _, h := range hits {
		if at := h.at - base; at >= p.own.start && at < p.own.end {
			h.at = at
			clip := func(s span) span {
				return span{max(0, s.start-base), min(len(p.text), max(s.end-base, s.start-base))}
			}
			h.match, h.secret = clip(h.match), clip(h.secret)
			out = append(out, h)
		}
	}
	return out
}

// pathsAt tells which leaves ranges of a part of the text lie in, which begins at base.
func (a *artifactText) pathsAt(base int) func([]span) []string {
	return func(ranges []span) []string {
		paths := make([]string, len(ranges))
		var rest []int // of the ranges
		for i, s := range ranges {
			line, ok := a.record(s.start + base)
			if !ok {
				rest = append(rest, i)
				continue
			}
			copy(paths[i:], a.leafPaths([]span{s}, base, line))
		}
		if len(rest) > 0 {
			var others []span
			for _, i := range rest {
				others = append(others, ranges[i])
			}
			for n, path := range a.leafPaths(others, base, span{0, len(a.text)}) {
				paths[rest[n]] = path
			}
		}
		return paths
	}
}

// leafPaths tells which leaves of a part of the text ranges lie in, which count from base.
func (a *artifactText) leafPaths(ranges []span, base int, part span) []string {
	return leafPaths(ranges, base-part.start, func(yield func(*artifact.Leaf)) {
		artifact.Decode(a.format, a.file, a.text[part.start:part.end], yield)
	})
}

// record returns the line around an offset if it is one that is read by itself.
func (a *artifactText) record(at int) (line span, ok bool) {
	if a.format != artifact.Lines {
		return line, false
	}
	line = span{lineStart(a.text, at), lineEnd(a.text, at)}
	return line, artifact.IsRecord(a.text[line.start:line.end])
}

// leafPaths tells which of the leaves that read hands on ranges of a text lie in, which
// begins base bytes behind what the leaves are from. The few findings are worth a
// second reading; keeping every leaf is not.
func leafPaths(ranges []span, base int, read func(yield func(*artifact.Leaf))) []string {
	order := make([]int, len(ranges))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(x, y int) int { return ranges[x].start - ranges[y].start })
	paths, sizes := make([]string, len(ranges)), make([]int, len(ranges))
	read(func(l *artifact.Leaf) {
		if l.Opaque() {
			return
		}
		w := l.Whole()
		from, _ := slices.BinarySearchFunc(order, w.Start-base, func(i, start int) int { return ranges[i].start - start })
		for _, i := range order[from:] {
			if ranges[i].start >= w.End-base {
				return
			}
			if size := w.End - w.Start; ranges[i].end <= w.End-base && (paths[i] == "" || size < sizes[i]) {
				paths[i], sizes[i] = l.Path(showName), size
			}
		}
	})
	return paths
}

// point fills in which leaves hits on the plain text lie in.
func (p piece) point(vs []verdict) {
	if p.paths == nil {
		return
	}
	var plain []int
	var ranges []span
	for i, v := range vs {
		if v.pointer == "" {
			plain = append(plain, i)
			ranges = append(ranges, v.secret)
		}
	}
	if len(ranges) == 0 {
		return
	}
	for i, path := range p.paths(ranges) {
		vs[plain[i]].pointer = path
	}
}

// plainName is a name as people give them.
var plainName = lazyregexp.New(`^[\w$@#&()*: /.,<>|+-]+$`)

// showName keeps a name that may be a secret, or hold one, out of a path.
func showName(name string) string {
	if !plainName.MatchString(name) || strings.Contains(name, "://") {
		return "…"
	}
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune(" .:/$@#", r) }) {
		if len(w) >= 16 && (random(w) || keyLike(w) || isHex(w)) {
			return "…"
		}
	}
	return name
}
