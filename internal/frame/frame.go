// Package frame puts the lines of code around a finding into it, redacted, and gives
// other stages the lines of scanned files. Every file is read once.
package frame

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/leakvet/leakvet/internal/finding"
)

const (
	around   = 2       // lines shown before and after the region
	maxFile  = 8 << 20 // bytes; a larger file has no frames
	maxLine  = 1000    // bytes; a longer line is no reading matter
	maxLines = 12      // of one frame: a long region is shown by its beginning
)

// Redactor replaces what the text engine takes for a secret in a line of a file, and the
// ranges of bytes that are known to hold one.
type Redactor interface {
	Line(path, line string, known ...[2]int) string
}

// Files reads files below a directory, and what git holds of them.
type Files struct {
	Root string
	// Object reads a git blob of at most so many bytes, for locations in one.
	Object func(id string, limit int64) ([]byte, error)
	lines  map[string][]string
}

// Lines returns the lines of the file of a location, or nil if it is not below the
// root, cannot be read or is no text.
func (f *Files) Lines(l finding.Location) []string {
	key := l.Path
	if l.Object != "" {
		key = "object:" + l.Object
	}
	if lines, ok := f.lines[key]; ok {
		return lines
	}
	if f.lines == nil {
		f.lines = make(map[string][]string)
	}
	f.lines[key] = f.read(l)
	return f.lines[key]
}

func (f *Files) read(l finding.Location) []string {
	data, err := f.data(l)
	if err != nil || bytes.IndexByte(data, 0) >= 0 {
		return nil
	}
	lines := strings.Split(string(data), "\n")
	for i, l := range lines {
		lines[i] = strings.TrimSuffix(l, "\r")
	}
	return lines
}

var errNoFile = errors.New("no file to show")

func (f *Files) data(l finding.Location) ([]byte, error) {
	if l.Object != "" && f.Object != nil {
		return f.Object(l.Object, maxFile)
	}
	return f.file(l.Path)
}

func (f *Files) file(path string) ([]byte, error) {
	name, err := filepath.Localize(path)
	if err != nil {
		return nil, err
	}
	name = filepath.Join(f.Root, name)
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if info.Size() > maxFile || !info.Mode().IsRegular() {
		return nil, errNoFile
	}
	return os.ReadFile(name)
}

// Fill gives every location of the findings its frame.
func Fill(fs []finding.Finding, files *Files, redactor Redactor) {
	known := knownRegions(fs)
	for i := range fs {
		fill(&fs[i].Location, files, redactor, known)
		for j := range fs[i].Flow {
			fill(&fs[i].Flow[j].Location, files, redactor, known)
		}
	}
}

// file tells files apart, and what git holds of them.
type file struct{ path, object string }

// regions are what the text engine has found in the lines of files: a value that only its
// name in another line gives away is to be masked as well, beside any finding.
type regions map[file]map[int][]finding.Region

func knownRegions(fs []finding.Finding) regions {
	known := make(regions)
	for i := range fs {
		l := &fs[i].Location
		if fs[i].Engine != finding.EngineText || l.Region.StartLine == 0 {
			continue
		}
		f := file{l.Path, l.Object}
		if known[f] == nil {
			known[f] = make(map[int][]finding.Region)
		}
		for n := l.Region.StartLine; n <= min(max(l.Region.EndLine, l.Region.StartLine), l.Region.StartLine+maxLines); n++ {
			known[f][n] = append(known[f][n], l.Region)
		}
	}
	return known
}

// ranges returns those of a line's bytes that are known to hold a secret.
func (r regions) ranges(f file, n int, line string) (out [][2]int) {
	for _, region := range r[f][n] {
		from, to := 0, len(line)
		if n == region.StartLine {
			from = offset(line, region.StartColumn)
		}
		if n == region.EndLine {
			to = offset(line, region.EndColumn)
		}
		if from < to {
			out = append(out, [2]int{from, to})
		}
	}
	return out
}

// offset returns where a column begins, which counts UTF-16 units from 1.
func offset(line string, column int) int {
	for i, r := range line {
		if column--; column <= 0 {
			return i
		}
		if r > 0xffff {
			column--
		}
	}
	return len(line)
}

func fill(l *finding.Location, files *Files, redactor Redactor, known regions) {
	start, end := l.Region.StartLine, max(l.Region.EndLine, l.Region.StartLine)
	lines := files.Lines(*l)
	if start < 1 || start > len(lines) || len(l.Frame) > 0 || len(lines[start-1]) > maxLine {
		return
	}
	first := max(start-around, 1)
	last := min(end+around, len(lines), first+maxLines-1)
	for n := first; n <= last; n++ {
		text := lines[n-1]
		if n != start && len(text) > maxLine {
			text = "…"
		}
		l.Frame = append(l.Frame, finding.Line{Number: n, Text: redactor.Line(l.Path, text, known.ranges(file{l.Path, l.Object}, n, text)...)})
	}
}
