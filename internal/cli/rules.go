package cli

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/leakvet/leakvet/internal/catalog"
	"github.com/leakvet/leakvet/internal/textscan"
)

func rulesCommand(p *Process) *cobra.Command {
	var (
		format string
		models bool
	)
	c := &cobra.Command{
		Use:   "rules",
		Short: "list the rules, or the libraries that they know",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if models {
				return printModels(p.Out, format)
			}
			print, ok := map[string]func(io.Writer, []catalog.Rule) error{"text": rulesTable, "json": rulesJSON, "markdown": rulesMarkdown}[format]
			if !ok {
				return unknownFormat(format)
			}
			cat, err := p.catalog()
			if err != nil {
				return err
			}
			return print(p.Out, cat.Rules())
		},
	}
	c.Flags().BoolVar(&models, "models", false, "list the libraries that the Go rules know, and the versions that their models were checked against")
	c.Flags().StringVar(&format, "format", "text", "text, json or markdown")
	return c
}

func unknownFormat(format string) error {
	return fmt.Errorf("--format: unknown format %q: use text, json or markdown", format)
}

// catalog is every rule, for the commands that scan nothing.
func (p *Process) catalog() (*catalog.Catalog, error) {
	text, err := textscan.New(textscan.Options{Root: p.Dir})
	if err != nil {
		return nil, err
	}
	return newCatalog(text)
}

func rulesTable(w io.Writer, rules []catalog.Rule) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "RULE\tENGINE\tSEVERITY\tCONFIDENCE\tPRODUCTION\tTITLE")
	for _, r := range rules {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\n", r.ID, r.Engine, r.Severity, r.Confidence, numbers(r.Production), r.Title)
	}
	return t.Flush()
}

func numbers(ns []int) string {
	return strings.Trim(strings.ReplaceAll(fmt.Sprint(ns), " ", ","), "[]")
}

// listedRule is a rule as programs read it.
type listedRule struct {
	ID         string   `json:"id"`
	Engine     string   `json:"engine"`
	Title      string   `json:"title"`
	Severity   string   `json:"severity"`
	Confidence string   `json:"confidence"`
	Production []int    `json:"production"`
	CWE        []int    `json:"cwe,omitempty"`
	Tags       []string `json:"tags,omitempty"`
	Finds      string   `json:"finds"`
	Why        string   `json:"why"`
	Example    string   `json:"example,omitempty"`
	Instead    string   `json:"instead,omitempty"`
	Limits     string   `json:"limits,omitempty"`
	Remedy     string   `json:"remedy"`
	Source     string   `json:"source"`
}

func rulesJSON(w io.Writer, rules []catalog.Rule) error {
	out := make([]listedRule, len(rules))
	for i, r := range rules {
		out[i] = listedRule{
			r.ID, string(r.Engine), r.Title, r.Severity.String(), r.Confidence.String(), r.Production, r.CWE, r.Tags,
			r.Doc.Finds, r.Doc.Why, r.Doc.Example, r.Doc.Instead, r.Doc.Limits, r.Remedy, r.Source,
		}
	}
	return writeJSON(w, out)
}
