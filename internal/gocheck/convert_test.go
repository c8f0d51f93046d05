package gocheck

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var lineNumber = regexp.MustCompile(`(\w\.go):\d+\)`)

func TestUTF16Column(t *testing.T) {
	for _, test := range []struct {
		line      string
		col, want int
	}{
		{"abc", 1, 1},
		{"abc", 3, 3},
		{"abc", 4, 4}, // the end of the line
		{"abc", 9, 9}, // behind it
		{"éb", 3, 2},  // two bytes, one unit
		{"😀b", 5, 3},  // four bytes, two units
		{"\xffb", 2, 2},
		{"", 1, 1},
	} {
		if got := utf16Column(test.line, test.col); got != test.want {
			t.Errorf("utf16Column(%q, %d) = %d, want %d", test.line, test.col, got, test.want)
		}
	}
}

func TestSplitPosn(t *testing.T) {
	for posn, want := range map[string]struct {
		file      string
		line, col int
	}{
		"/a/b.go:3:7":      {"/a/b.go", 3, 7},
		"/a/b.go:3":        {"/a/b.go", 3, 1},
		`C:\a\b.go:3:7`:    {`C:\a\b.go`, 3, 7},
		"/a/x:1:2/b.go:3:": {"/a/x:1:2/b.go:3:", 0, 0},
		"-":                {"-", 0, 0},
	} {
		file, line, col := splitPosn(posn)
		if file != want.file || line != want.line || col != want.col {
			t.Errorf("splitPosn(%q) = %q %d %d, want %+v", posn, file, line, col, want)
		}
	}
}

// A place in another package comes in words, and with a path of this machine.
func TestStepElsewhere(t *testing.T) {
	root := t.TempDir()
	c := &check{Options: Options{Root: root}, realRoot: root, lines: make(map[string][]string)}
	for _, test := range []struct {
		message, want, path string
		line                int
	}{
		{"source: key (in Load) (" + filepath.Join(root, "config", "load.go") + ":24:7)", "source: key (in Load)", "config/load.go", 24},
		{"passed to F (" + filepath.FromSlash("/x/pkg/mod/example.com/m@v1.2.3/f.go") + ":3:1)", "passed to F", "../example.com/m@v1.2.3/f.go", 3},
		{"source: the environment", "source: the environment", "-", 0},
	} {
		s := c.step(related{Posn: "-", End: "-", Message: test.message})
		if s.Message != test.want || s.Location.Path != test.path || s.Location.Region.StartLine != test.line {
			t.Errorf("%q became %+v", test.message, s)
		}
	}
}

func TestMaskLiterals(t *testing.T) {
	const secret = "marker-secret-value"
	for in, want := range map[string]string{
		`cannot use "` + secret + `" as int`:         `cannot use "…" as int`,
		"x: `" + secret + "` is not used":            `x: "…" is not used`,
		`cut off "` + secret:                         `cut off "…"`,
		`"esc\"` + secret + `" is not used`:          `"…" is not used`,
		`"example.com/long/path" imported and not`:   `"example.com/long/path" imported and not`,
		`"postgres://u:` + secret + `@h/d" imported`: `"…" imported`,
		`expected ';', found "x"`:                    `expected ';', found "x"`,
		`cannot use "hunter2" as int`:                `cannot use "…" as int`,
		`"strings" imported and not used`:            `"strings" imported and not used`,
	} {
		got := maskLiterals(in)
		if got != want {
			t.Errorf("maskLiterals(%s) = %s, want %s", in, got, want)
		}
		if strings.Contains(got, secret) {
			t.Errorf("maskLiterals(%s) shows the secret", in)
		}
	}
}

// Before Go 1.26 the go command printed a tool's output among its messages.
func TestSplitOutput(t *testing.T) {
	messages, objects := splitOutput("# a\n{}\n# b\n{\n\t\"b\": {}\n}\n# c\nc.go:1:1: bad\n")
	if messages != "# a\n# b\n# c\nc.go:1:1: bad\n" || objects != "{}\n{\n\t\"b\": {}\n}\n" {
		t.Errorf("messages %q, objects %q", messages, objects)
	}
	if got := blocks(messages); len(got) != 1 || got[0].pkg != "c" {
		t.Errorf("blocks %+v", got)
	}
}
