package agentapp

import (
	"encoding/csv"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
)

// Verdict is what has to become of a line under a rule.
type Verdict string

// Missed and Noise are faults of today's leakvet: who repairs one changes its row.
const (
	Leak   Verdict = "leak"   // is found
	Clean  Verdict = "clean"  // a near miss: nothing is found
	Missed Verdict = "missed" // a leak that is not found
	Noise  Verdict = "noise"  // no leak, and found
	Later  Verdict = "later"  // not judged yet
)

// Expectation is one row of expected.csv.
type Expectation struct {
	File    string // slash-separated, from the sample's root
	Line    int    // of the sink's statement, or of the secret in a file
	Rule    string // a Go rule, "text" for any text rule, "posture"
	Verdict Verdict
	Note    string
}

var (
	columns  = []string{"file", "line", "rule", "verdict", "note"}
	ruleIDs  = []string{"promptleak", "logleak", "replayleak", "responseleak", "text", "posture"}
	verdicts = []Verdict{Leak, Clean, Missed, Noise, Later}
)

// ReadExpected reads expected.csv and refuses what it does not know.
func ReadExpected(path string) ([]Expectation, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read the expectations: %w", err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.FieldsPerRecord = len(columns)
	header, err := r.Read()
	if err != nil {
		return nil, fmt.Errorf("read the expectations: %w", err)
	}
	if !slices.Equal(header, columns) {
		return nil, fmt.Errorf("%s:1: the columns are %s, want %s", path, strings.Join(header, ","), strings.Join(columns, ","))
	}
	rows, err := r.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("read the expectations: %w", err)
	}
	var out []Expectation
	for i, row := range rows {
		at := i + 2
		line, err := strconv.Atoi(row[1])
		if err != nil || line < 1 {
			return nil, fmt.Errorf("%s:%d: %q is no line number", path, at, row[1])
		}
		e := Expectation{File: row[0], Line: line, Rule: row[2], Verdict: Verdict(row[3]), Note: row[4]}
		if !slices.Contains(ruleIDs, e.Rule) {
			return nil, fmt.Errorf("%s:%d: rule %q, want one of %s", path, at, e.Rule, strings.Join(ruleIDs, ", "))
		}
		if !slices.Contains(verdicts, e.Verdict) {
			return nil, fmt.Errorf("%s:%d: verdict %q, want one of %v", path, at, e.Verdict, verdicts)
		}
		out = append(out, e)
	}
	return out, nil
}
