package report

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/leakvet/leakvet/internal/finding"
)

type junitSuites struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Errors   int          `xml:"errors,attr"`
	Skipped  int          `xml:"skipped,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	XMLName  xml.Name    `xml:"testsuite"`
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Skipped  int         `xml:"skipped,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	XMLName xml.Name   `xml:"testcase"`
	Class   string     `xml:"classname,attr"`
	Name    string     `xml:"name,attr"`
	File    string     `xml:"file,attr,omitempty"`
	Line    int        `xml:"line,attr,omitempty"`
	Failure *junitText `xml:"failure"`
	Error   *junitText `xml:"error"`
	Skipped *junitText `xml:"skipped"`
}

type junitText struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr,omitempty"`
	Text    string `xml:",chardata"`
}

// JUnit is the report for CI systems that show tests: a suite a file, a failed test a
// finding, a skipped one for what is suppressed, an error for what was not scanned.
// A clean scan is one test that passes.
func JUnit(w io.Writer, in Input) error {
	suites := junitSuites{Name: "leakvet"}
	add := func(suite string, c junitCase) {
		n := len(suites.Suites)
		if n == 0 || suites.Suites[n-1].Name != suite {
			suites.Suites = append(suites.Suites, junitSuite{Name: suite})
			n++
		}
		s := &suites.Suites[n-1]
		s.Cases = append(s.Cases, c)
		s.Tests, suites.Tests = s.Tests+1, suites.Tests+1
		switch {
		case c.Failure != nil:
			s.Failures, suites.Failures = s.Failures+1, suites.Failures+1
		case c.Error != nil:
			s.Errors, suites.Errors = s.Errors+1, suites.Errors+1
		case c.Skipped != nil:
			s.Skipped, suites.Skipped = s.Skipped+1, suites.Skipped+1
		}
	}
	for _, f := range in.findings() {
		c := in.junitCase(f)
		c.Failure = &junitText{Message: oneLine(f.Message), Type: f.Severity.String(), Text: in.plainText(f)}
		add(c.Class, c)
	}
	for _, f := range in.suppressed() {
		c := in.junitCase(f)
		c.Skipped = &junitText{Message: because(f.Suppression)}
		add("suppressed", c)
	}
	for _, p := range in.Result.Problems {
		add("not scanned", junitCase{
			Class: string(p.Engine), Name: printable(p.Path), Error: &junitText{Message: oneLine(p.Message), Type: "incomplete"},
		})
	}
	if suites.Tests == 0 {
		add("leakvet", junitCase{Class: "leakvet", Name: "no findings"})
	}
	var buf bytes.Buffer
	buf.WriteString(xml.Header)
	e := xml.NewEncoder(&buf)
	e.Indent("", "  ")
	if err := e.Encode(suites); err != nil {
		return fmt.Errorf("encode the JUnit report: %w", err)
	}
	buf.WriteByte('\n')
	_, err := buf.WriteTo(w)
	return err
}

func (in Input) junitCase(f finding.Finding) junitCase {
	name := ruleKind(f)
	if r := f.Location.Region; r.StartLine > 0 {
		name += fmt.Sprintf(" at %d:%d", r.StartLine, r.StartColumn)
	}
	return junitCase{
		Class: printable(f.Location.Path), Name: printable(name),
		File: printable(in.repoPath(f.Location.Path)), Line: f.Location.Region.StartLine,
	}
}

// plainText is a finding in a few lines for a format without a layout of its own.
func (in Input) plainText(f finding.Finding) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s\n", printable(place(f.Location)), oneLine(f.Message))
	for i, s := range f.Flow {
		fmt.Fprintf(&b, "%d. %s  %s\n", i+1, printable(place(s.Location)), oneLine(s.Message))
	}
	if f.Commit != nil {
		fmt.Fprintf(&b, "Commit: %s\n", brought(f.Commit))
	}
	for _, s := range f.Related {
		fmt.Fprintf(&b, "Also at %s  %s\n", printable(place(s.Location)), oneLine(s.Message))
	}
	if f.Preview != "" {
		fmt.Fprintf(&b, "Secret: %s\n", printable(f.Preview))
	}
	for _, n := range f.Production {
		fmt.Fprintf(&b, "Breaks %s\n", productionRule(n))
	}
	if r := in.remedy(f); r != "" {
		fmt.Fprintf(&b, "Remedy: %s\n", oneLine(r))
	}
	fmt.Fprintf(&b, "More: leakvet explain %s\n", printable(f.Rule))
	return b.String()
}
