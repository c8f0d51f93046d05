package cli

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/internal/report"
	"github.com/leakvet/leakvet/internal/triage"
)

func compareCommand(p *Process) *cobra.Command {
	f := scanFlags{}
	c := &cobra.Command{
		Use:   "compare OLD.json NEW.json",
		Short: "tell what is new, fixed and unchanged between two JSON reports",
		Long: `Compare reads two reports of scan --format json, for a dashboard or the gate of a release.

It exits 0 if nothing new is at or above --fail-on, 1 if something is, and 2 if it was called
wrongly or the newer report is incomplete.`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return errors.New("compare: name two JSON reports, the older one first")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return f.compare(p, args[0], args[1]) },
	}
	fl := c.Flags()
	fl.SortFlags = false
	fl.StringVar(&f.format, "format", "text", "format on standard output: "+strings.Join(report.CompareFormats(), ", "))
	fl.StringVar(&f.failOn, "fail-on", "medium", "least severity of a new finding that fails the run: critical, high, medium, low or none")
	fl.BoolVar(&f.allowIncomplete, "allow-incomplete", false, "do not fail if the newer report is incomplete")
	fl.BoolVar(&f.exitZero, "exit-zero", false, "do not fail because of findings")
	return c
}

func (f scanFlags) compare(p *Process, older, newer string) error {
	s := &scan{flags: f, process: p}
	var err error
	if s.failOn, err = parseFailOn(f.failOn); err != nil {
		return err
	}
	before, _, err := s.readReport(older)
	if err != nil {
		return err
	}
	after, complete, err := s.readReport(newer)
	if err != nil {
		return err
	}
	c := report.Comparison{FailOn: f.failOn}
	var unchanged []finding.Finding
	c.New, c.Fixed, unchanged = triage.Compare(before.Findings, after.Findings)
	_, c.Fixed, c.Suppressed = triage.Compare(c.Fixed, after.Suppressed)
	if n := after.Stats.Suppressed - len(after.Suppressed); n > 0 && len(c.Fixed) > 0 {
		s.notef("%s leaves out %d suppressed findings: what it does not have may be one of them; --show-suppressed writes them", newer, n)
	}
	c.Unchanged, c.Failing = len(unchanged), s.failing(&finding.Result{Findings: c.New})
	if err := c.Write(p.Out, f.format); err != nil {
		return fmt.Errorf("--format: %w", err)
	}
	switch {
	case !complete && !f.allowIncomplete:
		fmt.Fprintf(p.Err, "leakvet: %s is incomplete: what it does not have may be there all the same\n", newer)
		return exit(exitError)
	case c.Failing > 0 && !f.exitZero:
		return exit(exitFindings)
	}
	return nil
}

func (s *scan) readReport(name string) (*finding.Result, bool, error) {
	f, err := os.Open(s.absolute(name))
	if err != nil {
		return nil, false, fmt.Errorf("compare: %w", err)
	}
	defer f.Close()
	r, complete, err := report.ReadJSON(f)
	if err != nil {
		return nil, false, fmt.Errorf("compare %s: %w", name, err)
	}
	return r, complete, nil
}
