// Package cli is the command line, one command a file. Arguments and streams come in, an
// exit code goes out: nothing here exits or touches the process's own streams.
package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/leakvet/leakvet/internal/textscan"
	"github.com/leakvet/leakvet/rules"
)

// The exit codes, which scripts depend on.
const (
	exitClean    = 0
	exitFindings = 1 // at or above --fail-on
	exitError    = 2 // bad usage, or an analysis that is not complete
)

// exit carries an exit code out of a command that has already said why.
type exit int

func (e exit) Error() string { return fmt.Sprintf("exit code %d", int(e)) }

// Main runs the command line and returns the exit code.
func Main(ctx context.Context, p Process) int {
	root := rootCommand(&p)
	root.SetArgs(p.Args)
	root.SetOut(p.Out)
	root.SetErr(p.Err)
	err := root.ExecuteContext(ctx)
	var code exit
	switch {
	case err == nil:
		return exitClean
	case errors.As(err, &code):
		return int(code)
	case ctx.Err() != nil:
		fmt.Fprintln(p.Err, "leakvet: interrupted")
	default:
		fmt.Fprintf(p.Err, "leakvet: %s\n", withoutSecrets(oneLine(err.Error(), root)))
	}
	return exitError
}

func rootCommand(p *Process) *cobra.Command {
	root := &cobra.Command{
		Use:   "leakvet",
		Short: "find secrets of AI-agent systems in prompts, logs and replay stores",
		Long: `leakvet finds secrets of AI-agent systems on their way into prompts, logs and replay
stores: flows in Go code, and secrets in the files around it.`,
		SilenceErrors:      true,
		SilenceUsage:       true,
		DisableSuggestions: true, // they take several lines; see oneLine
		Args:               cobra.NoArgs,
		RunE:               func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return fmt.Errorf("%w; see `%s --help`", err, c.CommandPath())
	})
	root.AddCommand(scanCommand(p), gitCommand(p), baselineCommand(p), compareCommand(p), rulesCommand(p), explainCommand(p), versionCommand(p))
	return root
}

// withoutSecrets is an error without the secrets that it quotes of a file, or of the command
// line.
func withoutSecrets(text string) string {
	r, err := textscan.DefaultRedactor()
	if err != nil {
		return "an error that cannot be shown: " + err.Error()
	}
	return r.Message(text)
}

// oneLine is an error as one line. For a misspelt command it says what was meant.
func oneLine(text string, root *cobra.Command) string {
	text = strings.Join(strings.Fields(text), " ")
	word, ok := strings.CutPrefix(text, `unknown command "`)
	if !ok {
		return text
	}
	word, _, _ = strings.Cut(word, `"`)
	var names []string
	for _, c := range root.Commands() {
		names = append(names, c.Name())
	}
	return fmt.Sprintf("unknown command %q%s; see `leakvet --help`", word, rules.Suggest(word, names))
}
