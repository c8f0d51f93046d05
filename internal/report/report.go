// Package report turns the result of a scan into what people and tools read.
// A reporter sees findings and catalog only, and writes to nothing but its writer.
//
// To add a format: one file with a [Reporter], one line in the table below.
package report

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/leakvet/leakvet/internal/catalog"
	"github.com/leakvet/leakvet/internal/finding"
)

// homepage is where tools send their users for more.
const homepage = "https://github.com/leakvet/leakvet"

// Reporter writes one report.
type Reporter func(w io.Writer, in Input) error

// Input is all that a report is made of.
type Input struct {
	Result  *finding.Result
	Catalog *catalog.Catalog
	// Version is leakvet's own.
	Version string

	// Prefix is the path of the scan root inside its repository, with slashes;
	// empty if they are the same. Formats that GitHub places in a repository
	// (SARIF, workflow commands) count paths from the repository's root.
	Prefix string
	// Open reads a scanned file, named as in [finding.Location]. SARIF identifies
	// findings by a hash of the lines around them; what it reads is not printed.
	// Nil, or an error, costs the hash and nothing else.
	Open func(path string) (io.ReadCloser, error)

	// Elapsed is how long the scan took, for text on a terminal; zero is not printed. A
	// report that is kept is the same, byte for byte, from one run to the next.
	Elapsed time.Duration
	// FailOn is the severity from which findings fail the run, as --fail-on
	// spells it, and Failing counts those that do. An empty FailOn or "none"
	// says nothing about failing.
	FailOn  string
	Failing int

	// Color and Width say what the terminal can do; text reads them. A Width of
	// zero means 80.
	Color bool
	Width int
}

// Format is a report by the name that --format knows it under.
type Format struct {
	Name    string
	Summary string // completes "…: for"
	Report  Reporter
}

var formats = []Format{
	{"text", "people at a terminal", Text},
	{"json", "programs; its schema is published", JSON},
	{"sarif", "GitHub code scanning and SARIF viewers", SARIF},
	{"github", "annotations in a GitHub workflow", GitHub},
	{"github-summary", "the job summary of a GitHub workflow", JobSummary},
	{"markdown", "a pull-request comment", Markdown},
	{"gitlab", "GitLab code quality", GitLab},
	{"gitlab-secrets", "GitLab secret detection", GitLabSecrets},
	{"junit", "CI systems that show tests", JUnit},
	{"csv", "spreadsheets", CSV},
	{"compact", "editors: a line a finding", Compact},
	{"html", "people with a browser: one file with filters and flows", HTML},
}

// Formats lists the formats.
func Formats() []Format { return slices.Clone(formats) }

// Lookup finds the reporter of a format; its error lists the formats.
func Lookup(name string) (Reporter, error) {
	names := make([]string, len(formats))
	for i, f := range formats {
		if f.Name == name {
			return f.Report, nil
		}
		names[i] = f.Name
	}
	return nil, fmt.Errorf("unknown format %q%s: use one of %s", name, catalog.DidYouMean(name, names), strings.Join(names, ", "))
}

// findings returns the findings in the order of the tree.
func (in Input) findings() []finding.Finding {
	fs := slices.Clone(in.Result.Findings)
	finding.Sort(fs)
	return fs
}

// suppressed returns the suppressed findings in the order of the tree. There are none
// unless they were asked for.
func (in Input) suppressed() []finding.Finding {
	fs := slices.Clone(in.Result.Suppressed)
	finding.Sort(fs)
	return fs
}

// worstFirst returns the findings with the most severe in front.
func (in Input) worstFirst() []finding.Finding {
	fs := in.findings()
	slices.SortStableFunc(fs, func(a, b finding.Finding) int { return int(b.Severity) - int(a.Severity) })
	return fs
}

// rule returns what the catalog says, or the bare id for a rule it lacks: a
// finding is reported whatever its rule.
func (in Input) rule(id string) catalog.Rule {
	if in.Catalog != nil {
		if r, ok := in.Catalog.Rule(id); ok {
			return r
		}
	}
	return catalog.Rule{ID: id, Title: id}
}

// remedy is the finding's own, else its rule's.
func (in Input) remedy(f finding.Finding) string {
	if f.Remedy != "" {
		return f.Remedy
	}
	return in.rule(f.Rule).Remedy
}

// gated reports whether the run has a threshold to fail on.
func (in Input) gated() bool { return in.FailOn != "" && in.FailOn != "none" }

// productionRule writes a production rule with its title.
func productionRule(number int) string {
	p, ok := catalog.Production(number)
	if !ok {
		return fmt.Sprintf("production rule %d", number)
	}
	return fmt.Sprintf("production rule %d: %s", number, p.Title)
}
