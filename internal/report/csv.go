package report

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"github.com/leakvet/leakvet/internal/finding"
)

var csvHeader = []string{
	"status", "rule", "kind", "severity", "confidence", "path", "line", "column", "symbol", "pointer",
	"message", "preview", "production rules", "cwe", "remedy", "fingerprint", "reason", "commit",
}

// CSV is a table for spreadsheets: a row a finding, and one for whatever was not scanned.
func CSV(w io.Writer, in Input) error {
	out := csv.NewWriter(w)
	rows := [][]string{csvHeader}
	for _, f := range in.findings() {
		rows = append(rows, in.csvRow(f, "open"))
	}
	for _, f := range in.suppressed() {
		rows = append(rows, in.csvRow(f, "suppressed"))
	}
	for _, p := range in.Result.Problems {
		row := make([]string, len(csvHeader))
		row[0], row[5], row[10] = "not scanned", cell(p.Path), cell(p.Message)
		rows = append(rows, row)
	}
	if err := out.WriteAll(rows); err != nil {
		return err
	}
	return out.Error()
}

func (in Input) csvRow(f finding.Finding, status string) []string {
	l := f.Location
	row := []string{
		status, f.Rule, f.Kind, f.Severity.String(), f.Confidence.String(), l.Path, "", "", l.Symbol, l.Pointer,
		f.Message, f.Preview, numbers(f.Production), numbers(f.CWE), in.remedy(f), f.Fingerprint, because(f.Suppression), "",
	}
	if f.Commit != nil {
		row[len(row)-1] = f.Commit.ID
	}
	if l.Region.StartLine > 0 {
		row[6], row[7] = strconv.Itoa(l.Region.StartLine), strconv.Itoa(l.Region.StartColumn)
	}
	for i, c := range row {
		row[i] = cell(c)
	}
	return row
}

func numbers(ns []int) string {
	var out []string
	for _, n := range ns {
		out = append(out, strconv.Itoa(n))
	}
	return strings.Join(out, " ")
}

// cell keeps a text from being a formula: a spreadsheet would run what a file's name says.
func cell(s string) string {
	s = oneLine(s)
	if s != "" && strings.ContainsRune("=+-@", rune(s[0])) {
		return "'" + s
	}
	return s
}
