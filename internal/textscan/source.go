package textscan

import (
	"context"
	"slices"
	"strings"
	"sync"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/zricethezav/gitleaks/v8/config"

	"github.com/leakvet/leakvet/internal/artifact"
	"github.com/leakvet/leakvet/internal/finding"
)

// Source says where a text comes from.
type Source struct {
	// Path is that of the file, with slashes. Inside of an archive it is
	// "outer.zip!inner/path".
	Path string
	// Commit is the id of the commit, for a version of history.
	Commit string
}

// Stretch is a byte range of a text, which begins and ends where lines do.
type Stretch struct{ Start, End int }

// touches reports whether one of the stretches, which are in order, overlaps a range.
func touches(all []Stretch, start, end int) bool {
	i, _ := slices.BinarySearchFunc(all, start, func(s Stretch, at int) int { return s.End - at - 1 })
	return i < len(all) && all[i].Start < end
}

// Skips reports whether a path is left out of every scan: by the options, or by an
// allowlist for all rules.
func (e *Engine) Skips(path string) bool { return e.Why(path) != "" }

// Why says why a path is left out of every scan; "" if it is not.
func (e *Engine) Why(path string) string {
	switch {
	case path == e.config:
		return "gitleaks' configuration"
	case pathAllowed(e.allow, path):
		return "gitleaks' allowlist for paths"
	}
	return e.excluded(path)
}

// CommitAllowed reports whether an allowlist lets a whole commit pass.
func (e *Engine) CommitAllowed(id string) bool {
	for _, a := range e.allow {
		if commitListed(a, id) && (a.MatchCondition != config.AllowlistMatchAnd || len(a.Paths)+len(a.Regexes)+len(a.StopWords) == 0) {
			return true
		}
	}
	return false
}

// ScanStretches scans the stretches of a text that are new, which are in order and do
// not touch. They are searched with what surrounds them; a match has to touch one.
func (e *Engine) ScanStretches(ctx context.Context, src Source, text string, added []Stretch) (out []finding.Finding, suppressed int) {
	where := sync.OnceValue(func() place { return placeOf(src.Path) })
	var a *artifactText
	if f := e.sniff(src.Path, text); f != artifact.None && len(text) <= maxArtifact {
		a = e.unwrap(ctx, src.Path, f, text, added)
		where = a.place(where)
	}
	line, counted := 1, 0
	for len(added) > 0 && ctx.Err() == nil {
		w := around(text, added[0])
		n := 1
		for n < len(added) && around(text, added[n]).start <= w.end {
			w.end = around(text, added[n]).end
			n++
		}
		line, counted = line+strings.Count(text[counted:w.start], "\n"), w.start
		part := whole(text[w.start:w.end])
		part.line, part.complete = line, w == span{0, len(text)}
		for _, a := range added[:n] {
			part.changed = append(part.changed, span{a.Start - w.start, a.End - w.start})
		}
		if a != nil {
			part.leaves, part.paths = a.within(w.start, part), a.pathsAt(w.start)
		}
		found, hidden := e.scanPiece(ctx, src, part, where)
		out, suppressed = append(out, found...), suppressed+hidden
		added = added[n:]
	}
	return out, suppressed
}

// nearby is how much of the lines around a new one is searched with it: a name on the
// line in front, the rest of a JSON object.
const nearby = 1 << 10

// around returns the whole lines around a stretch: those nearby and, beyond, those of a
// block of base64, of which a private key may have had but one line changed.
func around(text string, s Stretch) span {
	w := span{s.Start, s.End}
	for w.start > 0 {
		from := strings.LastIndexByte(text[:w.start-1], '\n') + 1
		if s.Start-from > nearby && (s.Start-from > maxMatch || !wrappedLine(text[from:w.start])) {
			break
		}
		w.start = from
	}
	for w.end < len(text) {
		to := len(text)
		if i := strings.IndexByte(text[w.end:], '\n'); i >= 0 {
			to = w.end + i + 1
		}
		if to-s.End > nearby && (to-s.End > maxMatch || !wrappedLine(text[w.end:to])) {
			break
		}
		w.end = to
	}
	return w
}

// wrappedLine reports whether a line is one of a PEM block.
func wrappedLine(line string) bool {
	line = strings.TrimSpace(line)
	return strings.HasPrefix(line, "-----") || len(line) >= 40 && !strings.ContainsAny(line, " \t") && wrapped.MatchString(line)
}

// excluded says why a path is left out: by a glob of the options, or because it is
// vendored: other people's code, scanned where it lives.
func (e *Engine) excluded(p string) string {
	if e.opts.Compat {
		// gitleaks has its allowlist for that
	} else if strings.HasPrefix(p, "vendor/") || strings.Contains(p, "/vendor/") {
		return "vendored"
	}
	match := func(globs []string) bool {
		return slices.ContainsFunc(globs, func(g string) bool { return doublestar.MatchUnvalidated(g, p) })
	}
	switch {
	case match(e.opts.Exclude):
		return "excluded by the configuration"
	case len(e.opts.Include) > 0 && !match(e.opts.Include):
		return "not included by the configuration"
	}
	return ""
}
