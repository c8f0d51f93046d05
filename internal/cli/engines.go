package cli

import (
	"context"
	"errors"
	"path/filepath"
	"sync"
	"time"

	"github.com/leakvet/leakvet/analyzers"
	"github.com/leakvet/leakvet/internal/catalog"
	"github.com/leakvet/leakvet/internal/config"
	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/internal/frame"
	"github.com/leakvet/leakvet/internal/gocheck"
	"github.com/leakvet/leakvet/internal/textscan"
	"github.com/leakvet/leakvet/internal/triage"
)

// engines are what a scan runs side by side.
type engines struct {
	scan     *scan
	text     *textscan.Engine
	progress *progress
}

// newEngines sets the engines up and builds the catalog of their rules. The text
// engine is set up even if it does not run: it redacts the code frames of the others.
func (s *scan) newEngines(ctx context.Context) (*engines, error) {
	e := &engines{scan: s, progress: newProgress(s.process.Err, s.flags.quiet)}
	var err error
	e.text, err = textscan.New(textscan.Options{
		Root: s.scope.root, Paths: s.scope.directories(),
		Include: s.ownGlobs().Include, Exclude: s.ownGlobs().Exclude, GitleaksConfig: s.gitleaksConfig(), Compat: s.flags.compat != "",
		ReadPicture: s.readPicture, Progress: e.progress.files, Comment: s.comments.add, Skipped: s.skippedSink(),
	})
	if err != nil {
		return nil, err
	}
	if s.history, err = s.openHistory(ctx); err != nil {
		return nil, err
	}
	s.ignores = []*textscan.Engine{e.text}
	if s.history != nil {
		s.ignores = append(s.ignores, s.history.text)
	}
	s.messages = e.text.Redactor(s.ignores[1:]...)
	s.catalog, err = newCatalog(e.text)
	return e, err
}

// ownGlobs are the globs of the configuration if they count from the root: they save
// the text engine work. Others are applied to what it finds.
func (s *scan) ownGlobs() config.Scan {
	if s.configFile == "" || filepath.Dir(s.configFile) != s.scope.root {
		return config.Scan{}
	}
	return s.config.Scan
}

// gitleaksConfig is the file that the user named, absolute, or "".
func (s *scan) gitleaksConfig() string {
	file := s.flags.gitleaksConfig
	if file == "" || filepath.IsAbs(file) {
		return file
	}
	return filepath.Join(s.process.Dir, file)
}

func newCatalog(text *textscan.Engine) (*catalog.Catalog, error) {
	return catalog.New(
		catalog.Group{Engine: finding.EngineGo, Rules: analyzers.Rules()},
		catalog.Group{Engine: finding.EngineText, Rules: text.Rules()},
		catalog.Group{Engine: finding.EnginePosture, Rules: triage.AllowRules()},
	)
}

func (e *engines) redactor() frame.Redactor { return e.scan.messages }

var errNoGo = errors.New("--only go: no Go code here")

// run merges what the engines find. An engine's error ends the scan only if it was
// cancelled: otherwise it is one more thing that was not analysed.
func (e *engines) run(ctx context.Context) (*finding.Result, error) {
	defer e.progress.done()
	var wg sync.WaitGroup
	var goResult, textResult, oldResult *finding.Result
	var goErr, textErr, oldErr error
	if e.scan.flags.runs(finding.EngineGo) {
		wg.Go(func() { goResult, goErr = e.timed("go", func() (*finding.Result, error) { return e.goCheck(ctx) }) })
	}
	if e.scan.flags.runs(finding.EngineText) {
		wg.Go(func() {
			textResult, textErr = e.timed("text", func() (*finding.Result, error) { return e.textScan(ctx) })
			if h := e.scan.history; h != nil { // one after the other, as each takes all processors
				oldResult, oldErr = e.timed("history", func() (*finding.Result, error) { return h.scan(ctx, e.scan) })
			}
		})
	}
	wg.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if errors.Is(goErr, gocheck.ErrNoGo) {
		if len(e.scan.flags.only) == 1 {
			return nil, errNoGo
		}
		e.scan.logf("no Go code here; only text was scanned")
		goErr = nil
	}
	all := new(finding.Result)
	merge(all, finding.EngineGo, goResult, goErr)
	merge(all, finding.EngineText, textResult, textErr)
	merge(all, finding.EngineText, oldResult, oldErr)
	e.scan.redactProblems(all.Problems)
	return all, nil
}

func merge(all *finding.Result, engine finding.Engine, r *finding.Result, err error) {
	if err != nil {
		all.Problems = append(all.Problems, finding.Problem{Engine: engine, Message: err.Error()})
	}
	if r == nil {
		return
	}
	all.Findings = append(all.Findings, r.Findings...)
	all.Problems = append(all.Problems, r.Problems...)
	all.Stats.Files += r.Stats.Files
	all.Stats.Bytes += r.Stats.Bytes
	all.Stats.Packages += r.Stats.Packages
	all.Stats.Skipped += r.Stats.Skipped
	all.Stats.Suppressed += r.Stats.Suppressed
}

func (e *engines) timed(name string, f func() (*finding.Result, error)) (*finding.Result, error) {
	start := time.Now()
	r, err := f()
	if r != nil {
		e.scan.logf("%s: %d findings, %d packages, %d files in %s", name, len(r.Findings), r.Stats.Packages, r.Stats.Files, time.Since(start).Round(time.Millisecond))
	}
	return r, err
}

func (e *engines) goCheck(ctx context.Context) (*finding.Result, error) {
	return e.scan.goCheck(ctx, e.scan.scope.root, e.progress.packages)
}

// goCheck checks the Go code below a directory as the scan asks for.
func (s *scan) goCheck(ctx context.Context, root string, progress func(int)) (*finding.Result, error) {
	file := s.configFile
	if file == "" {
		file = "off" // or a package would look for one that the scan does not use
	}
	return gocheck.Check(ctx, gocheck.Options{
		Root: root, Paths: s.scope.paths, Tests: s.flags.tests,
		Tool:  s.process.Executable,
		Env:   append(s.process.Environ(), config.Env+"="+file),
		Rules: analyzers.Rules(),
		Names: s.config.Names(), ConfigFile: s.configFile,
		Progress: progress,
	})
}
