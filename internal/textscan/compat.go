package textscan

import (
	"context"
	"errors"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/zricethezav/gitleaks/v8/config"
	"github.com/zricethezav/gitleaks/v8/sources"

	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/internal/textscan/internal/codec"
)

// Compat mode finds what gitleaks finds: its reader cuts the files and its decoder opens
// encodings, while our matcher runs its rules. What differs from a scan without it:
// secrets are lost at the cuts, in UTF-16, in archives and behind names such as .gz;
// an allowlist drops those with "false" in them; entropy drops real keys; columns
// count bytes and are one too high behind the first line.

// grouped is what [ungrouped] was meant to be.
const grouped = `(?i)^(?:true|false|null)$`

// restoreDefects makes the rules those that gitleaks has.
func (c *gitleaksConfig) restoreDefects() {
	lists := slices.Clone(c.allow)
	for _, r := range c.rules {
		lists = append(lists, r.allow...)
		r.floor, r.entropy = r.entropy, 0
	}
	for _, l := range lists {
		for i, re := range l.Regexes {
			if re.String() == grouped {
				l.Regexes[i] = regexp.MustCompile(ungrouped)
			}
		}
	}
}

// scanOpen scans a file that is open.
func (e *Engine) scanOpen(ctx context.Context, src Source, f *os.File, size int64) (out Outcome, err error) {
	if !e.opts.Compat {
		if size == 0 { // those of /proc do not say
			return e.ScanReader(ctx, src, f, size)
		}
		return e.ScanReader(ctx, src, &sizedFile{f, size, size}, size)
	}
	reader := sources.File{Content: f, Path: src.Path}
	err = reader.Fragments(ctx, func(part sources.Fragment, err error) error {
		if err != nil {
			return err
		}
		for _, m := range e.compatMatches(ctx, src, part.Raw, part.StartLine) {
			if e.ignored.place(src, m.rule.ID, m.region.StartLine) != "" {
				out.Suppressed++
				continue
			}
			h := &hit{rule: m.rule, value: m.secret}
			c, _ := finding.ParseConfidence(m.rule.Confidence)
			found := e.finding(h, src.Path, placeOf(src.Path), c)
			found.Location.Region = m.region
			out.Findings = append(out.Findings, found)
		}
		return nil
	})
	if err != nil && errors.Is(err, ctx.Err()) {
		err = nil // the scan as a whole says that it was stopped
	}
	return out, err
}

// compatMatch is a finding of gitleaks.
type compatMatch struct {
	rule          *rule
	match, secret string
	region        finding.Region
}

// compatMatches returns what gitleaks finds in one piece of a file.
func (e *Engine) compatMatches(ctx context.Context, src Source, text string, line int) []compatMatch {
	if pathAllowed(e.allow, src.Path) {
		return nil
	}
	var found []compatMatch
	current, decoded := text, (*codec.Pass)(nil)
	for depth := 0; ctx.Err() == nil; depth++ {
		var pass []compatMatch
		for _, h := range e.matcher.find(ctx, src.Path, current, nil) {
			if m, ok := e.compatMatch(src, text, current, &h, decoded); ok {
				m.region.StartLine += line
				m.region.EndLine += line
				pass = append(pass, m)
			}
		}
		found = append(found, compatSatisfied(pass)...)
		if depth >= e.opts.DecodeDepth {
			break
		}
		if current, decoded = codec.Decode(current, decoded); decoded == nil {
			break
		}
	}
	return withoutGeneric(found)
}

// compatMatch judges a hit as gitleaks does. Its lines count from 0.
func (e *Engine) compatMatch(src Source, text, current string, h *hit, decoded *codec.Pass) (m compatMatch, ok bool) {
	m = compatMatch{rule: h.rule, match: strings.Trim(current[h.whole.start:h.whole.end], "\n")}
	at := codec.Span{Start: h.whole.start, End: h.whole.start + len(m.match)}
	decodedLine := ""
	if decoded != nil {
		at.End = h.whole.end
		touched := decoded.Touched(at)
		if len(touched) == 0 {
			return m, false // found before
		}
		at = decoded.Original(at)
		decodedLine = codec.Line(current, touched)
	}
	region, line := gitleaksRegion(text, at.Start, at.End)
	if strings.Contains(line, allowMark) {
		return m, false
	}
	if decodedLine == "" {
		decodedLine = line
	}
	m.region, m.secret = region, gitleaksSecret(h.rule, m.match)
	if h.rule.floor != 0 && entropy(m.secret) <= h.rule.floor {
		return m, false
	}
	return m, !compatAllowed(e.allow, src, &m, decodedLine) && !compatAllowed(h.rule.program().allow, src, &m, decodedLine)
}

// gitleaksSecret runs the rule once more, over the match alone.
func gitleaksSecret(r *rule, match string) string {
	groups := r.program().full().FindStringSubmatch(match)
	if len(groups) < 2 {
		return match
	}
	if r.group > 0 {
		return groups[r.group]
	}
	for _, g := range groups[1:] {
		if g != "" {
			return g
		}
	}
	return match
}

// gitleaksRegion returns what gitleaks takes for the lines and columns of a range, and for
// the line around it: a match behind the last line end has all the text before
// it for its line.
func gitleaksRegion(text string, start, end int) (r finding.Region, line string) {
	last := strings.LastIndexByte(text[:min(start+1, len(text))], '\n') // a line end belongs to the line behind it
	r.StartLine = strings.Count(text[:last+1], "\n")
	next := strings.IndexByte(text[start:], '\n')
	if start < len(text) && text[start] == '\n' {
		if next = strings.IndexByte(text[start+1:], '\n'); next >= 0 {
			next++
		}
	}
	r.StartColumn, r.EndLine = start-max(last, 0)+1, r.StartLine
	if next < 0 && strings.Contains(text, "\n") {
		r.EndColumn = end - max(last, 0)
		to := end
		for to < len(text) && text[to] != '\n' && text[to] != '\r' {
			to++
		}
		return r, text[:to]
	}
	to := len(text)
	if next >= 0 {
		to = start + next
	}
	before := strings.LastIndexByte(text[:end], '\n')
	after := strings.IndexByte(text[end:], '\n')
	switch {
	case after >= 0:
		r.EndLine, r.EndColumn, to = strings.Count(text[:end], "\n"), end-max(before, 0), end+after
	case !strings.Contains(text, "\n"):
		r.EndColumn = end
	}
	return r, text[max(last, 0):max(to, end)]
}

// compatAllowed is [matchAllowed] by gitleaks' order of things.
func compatAllowed(lists []allowlist, src Source, m *compatMatch, line string) bool {
	for _, a := range lists {
		target := m.secret
		switch a.RegexTarget {
		case "match":
			target = m.match
		case "line":
			target = line
		}
		byWord := func() bool { return a.hasStopWord(m.secret) }
		if a.MatchCondition != config.AllowlistMatchAnd {
			if target != "" && anyMatches(a.regexes, target) || byWord() {
				return true
			}
			continue
		}
		if (len(a.Commits) == 0 || commitListed(a, src.Commit)) &&
			(len(a.Paths) == 0 || anyMatches(a.paths, src.Path)) &&
			(len(a.StopWords) == 0 || byWord()) &&
			(len(a.Regexes) == 0 || target != "" && anyMatches(a.regexes, target)) {
			return true
		}
	}
	return false
}

// compatSatisfied drops what requires another match that is not near, and what is only
// there to be required.
func compatSatisfied(ms []compatMatch) (out []compatMatch) {
	for _, m := range ms {
		if m.rule.hidden || slices.ContainsFunc(m.rule.required, func(q requirement) bool {
			return !slices.ContainsFunc(ms, func(o compatMatch) bool {
				return o.rule.ID == q.id &&
					(q.lines == nil || abs(m.region.StartLine-o.region.StartLine) <= *q.lines) &&
					(q.columns == nil || abs(m.region.StartColumn-o.region.StartColumn) <= *q.columns)
			})
		}) {
			continue
		}
		out = append(out, m)
	}
	return out
}

// withoutGeneric drops what a generic rule found where another rule says more.
func withoutGeneric(ms []compatMatch) (out []compatMatch) {
	isGeneric := func(m compatMatch) bool { return strings.Contains(strings.ToLower(m.rule.ID), "generic") }
	for _, m := range ms {
		if isGeneric(m) && slices.ContainsFunc(ms, func(o compatMatch) bool {
			return !isGeneric(o) && o.region.StartLine == m.region.StartLine && strings.Contains(o.secret, m.secret)
		}) {
			continue
		}
		out = append(out, m)
	}
	return out
}
