package cli

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/leakvet/leakvet/internal/report"
)

func TestParseOutputs(t *testing.T) {
	dir := t.TempDir()
	outs, err := parseOutputs(dir, "sarif", []string{"json=a.json", "b.sarif"})
	if err != nil {
		t.Fatal(err)
	}
	if len(outs) != 2 || outs[0].format != "sarif" || outs[0].path != filepath.Join(dir, "b.sarif") ||
		outs[1].format != "json" || outs[1].path != filepath.Join(dir, "a.json") {
		t.Errorf("outputs %+v", outs)
	}
	for flag, want := range map[string]string{
		"jsno=x":      `--output jsno=x: unknown format "jsno"; did you mean "json"?`,
		"json=":       "--output: no path",
		"json=no/x":   "does not exist",
		"no/x.report": "does not exist",
	} {
		if _, err := parseOutputs(dir, "text", []string{flag}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want %s", flag, err, want)
		}
	}
}

// A report that fails half way leaves the older one, and nothing else, behind.
func TestWriteIsWholeOrNothing(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "r.json")
	o := output{format: "json", path: path, report: func(w io.Writer, _ report.Input) error {
		_, err := io.WriteString(w, "a long first report")
		return err
	}}
	if err := o.write(nil, report.Input{}); err != nil {
		t.Fatal(err)
	}
	o.report = func(w io.Writer, _ report.Input) error {
		_, _ = io.WriteString(w, "half")
		return errors.New("no more")
	}
	if err := o.write(nil, report.Input{}); err == nil || err.Error() != "write json report: no more" {
		t.Errorf("error %v", err)
	}
	o.report = func(w io.Writer, in report.Input) error { return nil }
	data, err := os.ReadFile(path)
	if err != nil || string(data) != "a long first report" {
		t.Errorf("%q, %v", data, err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
	if err := o.write(nil, report.Input{}); err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(path); err != nil || len(data) != 0 {
		t.Errorf("the tail of the older report stays: %q, %v", data, err)
	}
}
