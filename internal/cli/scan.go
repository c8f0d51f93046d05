package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/internal/ocr"
	"github.com/leakvet/leakvet/internal/report"
	"github.com/leakvet/leakvet/rules"
)

// scanFlags are the flags of scan as they are typed.
type scanFlags struct {
	format  string
	outputs []string
	failOn  string

	only       []string
	rules      []string
	skipRules  []string
	confidence string
	compat     string
	tests      bool
	stdin      bool
	history    bool

	allowIncomplete, exitZero bool
	showSuppressed            bool
	baseline, newFromRev      string
	fix, diff                 bool
	noColor, quiet, verbose   bool
	config, profile           string
	gitleaksConfig            string
	ocr                       bool
}

const noGate = "none"

func scanCommand(p *Process) *cobra.Command {
	var f scanFlags
	c := &cobra.Command{
		Use:   "scan [path or ./pattern...]",
		Short: "scan Go code and files for leaking secrets",
		Long: `Scan looks at everything below the current directory, or below the given paths: at flows
in Go code, and at text. It needs no network and no account.

It exits 0 if nothing at or above --fail-on was found, 1 if something was, and 2 if it was
called wrongly or could not analyse everything.`,
		Example: `  leakvet scan
  leakvet scan ./internal/... deploy
  leakvet scan --only go --fail-on high
  leakvet scan --output sarif=leakvet.sarif`,
		RunE: func(c *cobra.Command, args []string) error {
			s, err := f.parse(p, args)
			if err != nil {
				return err
			}
			return s.run(c.Context())
		},
	}
	fl := c.Flags()
	fl.SortFlags = false
	fl.StringSliceVar(&f.only, "only", nil, "engines to run: "+strings.Join(engineNames, ", ")+" (default all)")
	fl.StringVar(&f.compat, "compat", "", "find in text what another `tool` finds, with its defects: gitleaks")
	fl.BoolVar(&f.stdin, "stdin", false, "scan what is read from standard input, text or an archive, instead of files")
	fl.BoolVar(&f.history, "history", false, "scan git history too; a secret that is in the tree and in history is one finding")
	fl.BoolVar(&f.tests, "tests", false, "report Go findings in _test.go files too")
	fl.BoolVar(&f.fix, "fix", false, "repair what one edit of the printing call repairs, then scan again")
	fl.BoolVar(&f.diff, "diff", false, "show what --fix would change, instead of the findings")
	fl.StringVar(&f.newFromRev, "new-from-rev", "", "report only what the work tree changes since a git `revision` touch or bring about")
	f.register(fl)
	return c
}

// register adds the flags that all commands that find something have.
func (f *scanFlags) register(fl *pflag.FlagSet) {
	fl.StringVar(&f.format, "format", "text", "format on standard output: "+strings.Join(formatNames(), ", "))
	fl.StringArrayVarP(&f.outputs, "output", "o", nil, "also write a report: `format=path`; a path alone takes the --format there; may be repeated")
	fl.StringVar(&f.failOn, "fail-on", "medium", "least severity that fails the run: critical, high, medium, low or none")
	fl.StringVar(&f.confidence, "confidence", "medium", "least confidence that is shown: high, medium or low")
	fl.StringSliceVar(&f.rules, "rule", nil, "report these rules only")
	fl.StringSliceVar(&f.skipRules, "skip-rule", nil, "do not report these rules")
	fl.StringVar(&f.baseline, "baseline", "", "leave out the findings that a `file` knows, which `leakvet baseline` writes")
	fl.BoolVar(&f.showSuppressed, "show-suppressed", false, "show what allows suppress too, marked as such")
	fl.BoolVar(&f.allowIncomplete, "allow-incomplete", false, "do not fail if something could not be analysed")
	fl.BoolVar(&f.exitZero, "exit-zero", false, "do not fail because of findings")
	fl.StringVar(&f.config, "config", "", "configuration `file` (default: .leakvet.toml here or above, up to the repository's root)")
	fl.StringVar(&f.gitleaksConfig, "gitleaks-config", "", "gitleaks configuration `file` (default: .gitleaks.toml at the root, else gitleaks' own rules)")
	fl.BoolVar(&f.ocr, "ocr", false, "read what pictures show too, with the tesseract command; slow, and low in confidence")
	fl.BoolVar(&f.noColor, "no-color", false, "no colours; the variable NO_COLOR does the same")
	fl.BoolVarP(&f.quiet, "quiet", "q", false, "nothing on standard error but what went wrong")
	fl.BoolVarP(&f.verbose, "verbose", "v", false, "say on standard error what is done, what is skipped and how long it takes")
	fl.StringVar(&f.profile, "profile", "", "write CPU and heap profiles of leakvet into this `directory`")
}

func formatNames() []string {
	var names []string
	for _, f := range report.Formats() {
		names = append(names, f.Name)
	}
	return names
}

// engineNames are the values of --only.
var engineNames = []string{string(finding.EngineGo), string(finding.EngineText)}

// parse checks every flag before any work is done.
func (f scanFlags) parse(p *Process, args []string) (*scan, error) {
	s, err := f.parseCommon(p)
	if err != nil {
		return nil, err
	}
	if f.compat != "" && f.compat != "gitleaks" {
		return nil, fmt.Errorf("--compat: unknown tool %q: use gitleaks", f.compat)
	}
	if f.fix && f.diff {
		return nil, errors.New("scan: --fix and --diff exclude each other: keep one")
	}
	if f.stdin && (len(args) > 0 || !f.runs(finding.EngineText)) {
		return nil, errors.New("scan: --stdin takes no paths, and scans text only")
	}
	if err := f.checkHistory(args); err != nil {
		return nil, err
	}
	for _, e := range f.only {
		if !slices.Contains(engineNames, e) {
			return nil, fmt.Errorf("--only: unknown engine %q%s: use %s", e, rules.Suggest(e, engineNames), strings.Join(engineNames, " or "))
		}
	}
	if s.scope, err = newScope(p.Dir, args); err != nil {
		return nil, err
	}
	return s, s.loadConfig()
}

// parseCommon checks the flags of [scanFlags.register].
func (f scanFlags) parseCommon(p *Process) (*scan, error) {
	s := &scan{flags: f, process: p}
	var err error
	if f.ocr {
		r, err := ocr.Find()
		if err != nil {
			return nil, fmt.Errorf("--ocr: %w", err)
		}
		s.readPicture = r.Text
	}
	if s.outputs, err = parseOutputs(p.Dir, f.format, f.outputs); err != nil {
		return nil, err
	}
	if s.failOn, err = parseFailOn(f.failOn); err != nil {
		return nil, err
	}
	if s.lowest, err = finding.ParseConfidence(f.confidence); err != nil {
		return nil, fmt.Errorf("--confidence: %w", err)
	}
	return s, nil
}

// parseFailOn reads --fail-on; none is more than there is.
func parseFailOn(text string) (finding.Severity, error) {
	if text == noGate {
		return finding.Critical + 1, nil
	}
	s, err := finding.ParseSeverity(text)
	if err != nil || s == finding.Info {
		return 0, fmt.Errorf("--fail-on: unknown severity %q: use critical, high, medium, low or none", text)
	}
	return s, nil
}

// runs reports whether an engine is wanted.
func (f scanFlags) runs(e finding.Engine) bool {
	return (len(f.only) == 0 || slices.Contains(f.only, string(e))) && (!f.stdin || e == finding.EngineText)
}
