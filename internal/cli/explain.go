package cli

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/leakvet/leakvet/internal/catalog"
)

func explainCommand(p *Process) *cobra.Command {
	return &cobra.Command{
		Use:   "explain RULE",
		Short: "explain a rule: what it finds, why, and what to do instead",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return errors.New("explain: name one rule; `leakvet rules` lists them")
			}
			return nil
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			var ids []string
			if cat, err := p.catalog(); err == nil {
				for _, r := range cat.Rules() {
					ids = append(ids, r.ID+"\t"+r.Title)
				}
			}
			return ids, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error {
			cat, err := p.catalog()
			if err != nil {
				return err
			}
			// "promptleak/tool-result" is how findings name a rule and its kind.
			id, _, _ := strings.Cut(args[0], "/")
			r, ok := cat.Rule(id)
			if !ok {
				return fmt.Errorf("no rule %q%s; see `leakvet rules`", args[0], cat.Suggest(id))
			}
			return explain(p.Out, r)
		},
	}
}

func explain(w io.Writer, r catalog.Rule) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n\n", r.ID, r.Title)
	fmt.Fprintf(&b, "%s severity, %s confidence, production rule %s", r.Severity, r.Confidence, numbers(r.Production))
	for _, n := range r.CWE {
		fmt.Fprintf(&b, ", CWE-%d", n)
	}
	b.WriteString("\n")
	for _, s := range []struct{ title, text string }{
		{"What it finds", r.Doc.Finds},
		{"Why it matters", r.Doc.Why},
		{"Example", r.Doc.Example},
		{"Instead", r.Doc.Instead},
		{"Limits", r.Doc.Limits},
		{"Remedy", r.Remedy},
		{"Suppress one finding", "    //leakvet:allow " + r.ID + " -- the reason"},
		{"Where the rule lives", r.Source},
	} {
		if strings.TrimSpace(s.text) != "" {
			fmt.Fprintf(&b, "\n%s\n\n%s\n", strings.ToUpper(s.title), strings.TrimRight(s.text, "\n"))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
