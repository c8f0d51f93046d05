package cli

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/leakvet/leakvet/internal/report"
)

// output is one report to write.
type output struct {
	format string
	report report.Reporter
	path   string // absolute; empty for standard output
}

// parseOutputs reads --format and --output. Each is checked before the scan: nobody
// wants to wait minutes for a misspelt format.
func parseOutputs(dir, format string, flags []string) ([]output, error) {
	first := output{format: format}
	var err error
	if first.report, err = report.Lookup(format); err != nil {
		return nil, fmt.Errorf("--format: %w", err)
	}
	outs := []output{first}
	for _, o := range flags {
		name, path, ok := strings.Cut(o, "=")
		if !ok { // a path for what --format says
			outs[0].path, err = outputPath(dir, o)
			if err != nil {
				return nil, err
			}
			continue
		}
		out := output{format: name}
		if out.report, err = report.Lookup(name); err != nil {
			return nil, fmt.Errorf("--output %s: %w", o, err)
		}
		if out.path, err = outputPath(dir, path); err != nil {
			return nil, err
		}
		outs = append(outs, out)
	}
	return outs, nil
}

func outputPath(dir, path string) (string, error) {
	if path == "" {
		return "", fmt.Errorf("--output: no path; write format=path")
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(dir, path)
	}
	if info, err := os.Stat(filepath.Dir(path)); err != nil || !info.IsDir() {
		return "", fmt.Errorf("--output: the directory of %s does not exist", path)
	}
	return path, nil
}

// write makes the report. A file is complete or not there: a reader in a
// pipeline must not take half a report for all of it.
func (o output) write(stdout io.Writer, in report.Input) error {
	if o.path == "" {
		return o.report(stdout, in)
	}
	in.Color, in.Width, in.Elapsed = false, 0, 0
	tmp, err := os.CreateTemp(filepath.Dir(o.path), ".leakvet-*")
	if err != nil {
		return fmt.Errorf("write %s report: %w", o.format, err)
	}
	defer os.Remove(tmp.Name()) // fails, as it should, once it is renamed
	err = o.report(tmp, in)
	if err == nil {
		err = tmp.Chmod(0o644)
	}
	if closeErr := tmp.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = os.Rename(tmp.Name(), o.path)
	}
	if err != nil {
		return fmt.Errorf("write %s report: %w", o.format, err)
	}
	return nil
}
