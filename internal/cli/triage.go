package cli

import (
	"context"
	gobuild "go/build"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/internal/frame"
	"github.com/leakvet/leakvet/internal/textscan"
	"github.com/leakvet/leakvet/internal/triage"
)

// comments gathers the lines with leakvet:allow while files are scanned, several at once.
type comments struct {
	mu   sync.Mutex
	list []triage.Comment
}

func (c *comments) add(path string, line int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.list = append(c.list, triage.Comment{Path: path, Line: line})
}

// triage decides what is shown.
func (s *scan) triage(ctx context.Context, r *finding.Result, files *frame.Files) error {
	s.identify(r, files)
	if err := s.dropKnown(ctx, r); err != nil {
		return err
	}
	if err := s.dropUnchanged(ctx, r, files); err != nil {
		return err
	}
	shown := []triage.Stage{
		triage.Confidence(s.lowest),
		triage.Severity(s.severity, s.scope.named),
		triage.Sort,
	}
	r.Findings = triage.Run(r.Findings, shown...)
	r.Suppressed = triage.Run(r.Suppressed, shown...)
	r.Stats.Suppressed = len(r.Suppressed)
	if !s.flags.showSuppressed {
		r.Suppressed = nil
	}
	return ctx.Err()
}

// identify makes one finding of each leak, gives it its fingerprint and honours allows. A
// fingerprint counts equal findings, so that it comes before anything is left out
// that other flags would show.
func (s *scan) identify(r *finding.Result, files *frame.Files) {
	goFiles := &triage.GoFiles{Lines: files.Lines}
	inline := &triage.Inline{Lines: files.Lines, Go: goFiles}
	allows := &triage.Allows{List: s.allows(), Now: s.process.now()}
	r.Findings = triage.Run(r.Findings,
		triage.Rules(s.wanted),
		triage.Paths(s.included),
		goFiles.Enclose,
		inline.Stage,
		triage.Merge(goFiles),
		triage.Order(s.key()),
		allows.Stage,
		triage.Suppressed(&r.Suppressed),
	)
	r.Findings = append(r.Findings, s.unused(r, inline, allows)...)
	for _, n := range inline.Notices {
		s.notef("%s", n)
	}
}

// allows are the stanzas of the configuration.
func (s *scan) allows() (out []triage.Allow) {
	for i := range s.config.Allow {
		a := &s.config.Allow[i]
		al := triage.Allow{
			Rule: a.Rule, Fingerprint: a.Fingerprint, Reason: a.Reason, Expires: a.End(),
			File: s.configName(), Line: a.Line,
		}
		if a.Path != "" {
			al.Glob = a.Path
			al.Path = func(path string) bool { return a.Covers(s.fromConfig(path)) }
		}
		out = append(out, al)
	}
	return out
}

// configName is how findings name the configuration.
func (s *scan) configName() string {
	if rel, err := filepath.Rel(s.scope.root, s.configFile); err == nil {
		return filepath.ToSlash(rel)
	}
	return filepath.Base(s.configFile)
}

// unused are the findings about allows that suppress nothing.
func (s *scan) unused(r *finding.Result, inline *triage.Inline, allows *triage.Allows) []finding.Finding {
	incomplete := make(map[finding.Engine]bool)
	for _, p := range r.Problems {
		incomplete[p.Engine] = true
	}
	u := triage.Unused{
		Comments: s.comments.list, Ignored: s.unusedIgnores(), Inline: inline, Allows: allows,
		Ran: func(rule, path string) (ran, known bool) {
			def, known := s.catalog.Rule(rule)
			if !known {
				return false, false
			}
			ran = s.wanted(rule) && s.flags.runs(def.Engine) && !incomplete[def.Engine] && s.included(path)
			if def.Engine == finding.EngineGo {
				ran = ran && s.built(path)
			}
			return ran, true
		},
		Everything: s.everything(r),
	}
	return triage.Run(u.Find(), triage.Rules(s.wanted))
}

// unusedIgnores are the entries of .gitleaksignore that neither the tree nor history met. Those
// about a commit are judged by history alone.
func (s *scan) unusedIgnores() (out []triage.Ignored) {
	used := make(map[int]bool)
	for _, e := range s.ignores {
		for _, i := range e.Ignores() {
			used[i.Line] = used[i.Line] || i.Used
		}
	}
	for _, e := range s.ignores[:min(1, len(s.ignores))] {
		for _, i := range e.Ignores() {
			if !used[i.Line] && (i.Commit == "" || s.history != nil) {
				out = append(out, triage.Ignored{File: textscan.IgnoreFile, Line: i.Line, Rule: i.Rule, Path: i.Path})
			}
		}
	}
	return out
}

// built reports whether the go command builds a file here and now: what is for other
// systems or tags, or for the tests, was not checked.
func (s *scan) built(path string) bool {
	if strings.HasSuffix(path, "_test.go") && !s.flags.tests || strings.Contains("/"+path, "/_") || strings.Contains("/"+path, "/.") {
		return false
	}
	dir, name := filepath.Split(filepath.Join(s.scope.root, filepath.FromSlash(path)))
	match, err := gobuild.Default.MatchFile(dir, name)
	return err == nil && match
}

func (s *scan) wanted(rule string) bool {
	return !s.config.Rules[rule].Off && !slices.Contains(s.flags.skipRules, rule) &&
		(len(s.flags.rules) == 0 || slices.Contains(s.flags.rules, rule))
}

func (s *scan) severity(rule, path string) (finding.Severity, bool) {
	return s.config.Severity(rule, s.fromConfig(path))
}

// included applies [scan] of the configuration, whose globs count from its directory.
func (s *scan) included(path string) bool {
	return s.config.Scan.Includes(s.fromConfig(path))
}

func (s *scan) fromConfig(path string) string {
	base := filepath.Dir(s.configFile)
	if s.configFile == "" || !below(base, s.scope.root) {
		return path
	}
	rel, err := filepath.Rel(base, filepath.Join(s.scope.root, filepath.FromSlash(path)))
	if err != nil {
		return path
	}
	return filepath.ToSlash(rel)
}
