package frame

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/leakvet/leakvet/internal/finding"
)

// stars redacts one word and remembers what it was asked.
type stars struct{ asked []string }

func (s *stars) Line(path, line string, known ...[2]int) string {
	s.asked = append(s.asked, path)
	for _, k := range known {
		line = line[:k[0]] + strings.Repeat("#", k[1]-k[0]) + line[k[1]:]
	}
	return strings.ReplaceAll(line, "secret", "******")
}

func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func at(path string, start, end int) finding.Location {
	return finding.Location{Path: path, Region: finding.Region{StartLine: start, StartColumn: 1, EndLine: end, EndColumn: 2}}
}

func lines(l finding.Location) string {
	var b strings.Builder
	for _, f := range l.Frame {
		fmt.Fprintf(&b, "%d %s\n", f.Number, f.Text)
	}
	return b.String()
}

func TestFill(t *testing.T) {
	files := &Files{Root: write(t, map[string]string{
		"d/a.go": "one\r\ntwo secret\nthree\nfour secret\nfive\nsix\n",
		"min.js": strings.Repeat("x", maxLine+1) + "\nnext\n",
		"bin":    "a\x00b\n",
		"long":   strings.Repeat("line\n", 100),
	})}
	fs := []finding.Finding{{Location: at("d/a.go", 3, 3), Flow: []finding.Step{{Location: at("d/a.go", 1, 1)}, {Location: at("d/a.go", 6, 6)}}}}
	s := new(stars)
	Fill(fs, files, s)
	if got, want := lines(fs[0].Location), "1 one\n2 two ******\n3 three\n4 four ******\n5 five\n"; got != want {
		t.Errorf("frame:\n%swant:\n%s", got, want)
	}
	if got, want := lines(fs[0].Flow[0].Location), "1 one\n2 two ******\n3 three\n"; got != want {
		t.Errorf("first line:\n%swant:\n%s", got, want)
	}
	if got, want := lines(fs[0].Flow[1].Location), "4 four ******\n5 five\n6 six\n7 \n"; got != want {
		t.Errorf("last line:\n%swant:\n%s", got, want)
	}
	if len(s.asked) != 12 || s.asked[0] != "d/a.go" {
		t.Errorf("redactor asked for %q", s.asked)
	}
	for name, test := range map[string]struct {
		location finding.Location
		want     int
	}{
		"no such file":     {at("none", 1, 1), 0},
		"outside":          {at("../a.go", 1, 1), 0},
		"no position":      {at("d/a.go", 0, 0), 0},
		"beyond the end":   {at("d/a.go", 99, 99), 0},
		"binary":           {at("bin", 1, 1), 0},
		"a very long line": {at("min.js", 1, 1), 0},
		"beside one":       {at("min.js", 2, 2), 3},
		"a long region":    {at("long", 10, 90), maxLines},
	} {
		fs := []finding.Finding{{Location: test.location}}
		Fill(fs, files, s)
		if got := len(fs[0].Location.Frame); got != test.want {
			t.Errorf("%s: %d lines, want %d", name, got, test.want)
		}
	}
	fs = []finding.Finding{{Location: at("min.js", 2, 2)}}
	Fill(fs, files, s)
	if got := fs[0].Location.Frame[0].Text; got != "…" {
		t.Errorf("a very long line beside the finding is shown: %.20q", got)
	}
}

func TestLinesReadsOnce(t *testing.T) {
	dir := write(t, map[string]string{"a": "one\n"})
	files := &Files{Root: dir}
	if got := files.Lines(finding.Location{Path: "a"}); len(got) != 2 || got[0] != "one" {
		t.Fatalf("lines %q", got)
	}
	if err := os.Remove(filepath.Join(dir, "a")); err != nil {
		t.Fatal(err)
	}
	if got := files.Lines(finding.Location{Path: "a"}); len(got) != 2 {
		t.Errorf("read again: %q", got)
	}
}

// A value that only its name in another line gives away is masked all the same, beside
// another finding, too.
func TestFillMasksWhatIsKnown(t *testing.T) {
	dir := write(t, map[string]string{"a.json": "{\n\"name\": \"pin\",\n\"value\": \"é🔑4711-22\",\n\"other\": \"open\"\n}\n"})
	fs := []finding.Finding{
		{Engine: finding.EngineText, Location: finding.Location{Path: "a.json", Region: finding.Region{StartLine: 3, StartColumn: 11, EndLine: 3, EndColumn: 21}}},
		{Engine: finding.EngineGo, Location: finding.Location{Path: "a.json", Region: finding.Region{StartLine: 4, StartColumn: 1, EndLine: 4, EndColumn: 8}}},
	}
	Fill(fs, &Files{Root: dir}, new(stars))
	for _, f := range fs {
		got := lines(f.Location)
		if strings.Contains(got, "4711") || !strings.Contains(got, `"value": "#`) || !strings.Contains(got, "open") {
			t.Errorf("frame %q; want the value of the text engine's finding masked, and nothing else", got)
		}
	}
}
