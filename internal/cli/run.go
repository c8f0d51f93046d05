package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/leakvet/leakvet/internal/baseline"
	"github.com/leakvet/leakvet/internal/catalog"
	"github.com/leakvet/leakvet/internal/config"
	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/internal/frame"
	"github.com/leakvet/leakvet/internal/report"
	"github.com/leakvet/leakvet/internal/textscan"
)

// scan is one run of the scan command, its flags understood.
type scan struct {
	process *Process
	flags   scanFlags
	scope   scope
	outputs []output
	failOn  finding.Severity
	lowest  finding.Confidence

	config     *config.Config
	configFile string // absolute; empty if there is none
	catalog    *catalog.Catalog
	comments   comments
	skipped    skipped
	messages   *textscan.Redactor // nil before there are rules
	names      names
	history    *history           // nil without --history
	ignores    []*textscan.Engine // those that have read .gitleaksignore
	// readPicture is set by --ocr.
	readPicture func(context.Context, []byte) (string, error)

	baseline     *baseline.Baseline // nil if there is none
	baselineFile string             // absolute
}

func (s *scan) loadConfig() (err error) {
	s.config = new(config.Config)
	s.configFile = s.flags.config
	switch {
	case s.configFile == "":
		s.configFile, err = config.Discover(s.scope.root)
	case !filepath.IsAbs(s.configFile):
		s.configFile = filepath.Join(s.process.Dir, s.configFile)
	}
	if err != nil || s.configFile == "" {
		return err
	}
	if s.config, err = config.Load(s.configFile); err != nil {
		return err
	}
	s.config.Scan = s.config.Scan.Naming(s.named())
	return nil
}

// named lists the arguments of the scan as the configuration's globs see them.
func (s *scan) named() (paths []string) {
	for _, p := range s.scope.directories() {
		paths = append(paths, s.fromConfig(p))
	}
	return paths
}

func (s *scan) run(ctx context.Context) error {
	start := time.Now()
	engines, err := s.newEngines(ctx)
	if err != nil {
		return err
	}
	if err := s.checkRules(); err != nil {
		return err
	}
	if err := s.loadBaseline(); err != nil {
		return err
	}
	stop, err := startProfile(s.flags.profile)
	if err != nil {
		return err
	}
	defer stop()
	result, err := engines.run(ctx)
	if err != nil {
		return err
	}
	if s.flags.fix || s.flags.diff {
		return s.repair(ctx, result, engines.redactor(), start)
	}
	return s.conclude(ctx, result, s.files(), engines.redactor(), start)
}

// conclude makes reports and an exit code of what was found.
func (s *scan) conclude(ctx context.Context, result *finding.Result, files *frame.Files, redactor frame.Redactor, start time.Time) error {
	if err := s.triage(ctx, result, files); err != nil {
		return err
	}
	return s.present(result, files, redactor, start)
}

// present writes reports of findings that are triaged.
func (s *scan) present(result *finding.Result, files *frame.Files, redactor frame.Redactor, start time.Time) error {
	frame.Fill(result.Findings, files, redactor)
	frame.Fill(result.Suppressed, files, redactor)
	for _, f := range result.Suppressed { // people quote what they allow
		f.Suppression.Reason = redactor.Line(f.Location.Path, f.Suppression.Reason)
	}
	s.hidePaths(result)
	s.listSkipped()
	s.logf("%d findings, %d suppressed, in %s", len(result.Findings), result.Stats.Suppressed, time.Since(start).Round(time.Millisecond))
	return s.report(result, time.Since(start))
}

// checkRules rejects ids that name no rule, on the command line and in the configuration.
func (s *scan) checkRules() error {
	for _, id := range slices.Concat(s.flags.rules, s.flags.skipRules) {
		if _, ok := s.catalog.Rule(id); !ok {
			return fmt.Errorf("no rule %q%s; see `leakvet rules`", id, s.catalog.Suggest(id))
		}
	}
	var ids []string
	for _, r := range s.catalog.Rules() {
		ids = append(ids, r.ID)
	}
	return s.config.CheckRules(ids)
}

// report writes every report, says what is missing in them and decides the exit code.
func (s *scan) report(r *finding.Result, elapsed time.Duration) error {
	in := report.Input{
		Result: r, Catalog: s.catalog, Version: build().Version,
		Prefix: s.shown(s.scope.repository()), Open: s.open,
		FailOn: s.flags.failOn, Failing: s.failing(r),
	}
	var terminal bool
	if terminal, in.Color, in.Width = s.terminal(); terminal {
		in.Elapsed = elapsed
	}
	for _, o := range s.outputs {
		if s.flags.diff && o.path == "" {
			continue // the diff is there
		}
		if err := o.write(s.process.Out, in); err != nil {
			return err
		}
	}
	if !terminal || s.outputs[0].format != "text" || s.outputs[0].path != "" { // else they have just been read
		s.problems(r.Problems)
	}
	switch {
	case !r.Complete() && !s.flags.allowIncomplete:
		return exit(exitError)
	case in.Failing > 0 && !s.flags.exitZero:
		return exit(exitFindings)
	}
	return nil
}

func (s *scan) failing(r *finding.Result) (n int) {
	for _, f := range r.Findings {
		if f.Severity >= s.failOn && f.Confidence > finding.LowConfidence {
			n++
		}
	}
	return n
}

func (s *scan) open(path string) (io.ReadCloser, error) {
	if real, ok := s.names.real[path]; ok {
		path = real
	}
	name, err := filepath.Localize(path)
	if err != nil {
		return nil, err
	}
	return os.Open(filepath.Join(s.scope.root, name))
}
