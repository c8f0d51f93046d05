package cli

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// terminalOf opens a terminal of some columns; what is written to it is dropped.
func terminalOf(t *testing.T, columns uint16) *os.File {
	t.Helper()
	control, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skipf("no terminals can be made here: %v", err)
	}
	t.Cleanup(func() { control.Close() })
	fd := int(control.Fd())
	number, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err == nil {
		err = unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0)
	}
	if err == nil {
		err = unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Row: 24, Col: columns})
	}
	if err != nil {
		t.Fatal(err)
	}
	tty, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Skipf("no terminals can be made here: %v", err)
	}
	t.Cleanup(func() { tty.Close() })
	return tty
}

func TestTerminal(t *testing.T) {
	for name, test := range map[string]struct {
		columns uint16 // 0 for a pipe
		noColor bool
		env     map[string]string
		want    string
	}{
		"a terminal":        {columns: 80, want: "true true 80"},
		"a narrow one":      {columns: 40, want: "true true 40"},
		"a pipe":            {want: "false false 0"},
		"--no-color":        {columns: 80, noColor: true, want: "true false 80"},
		"NO_COLOR":          {columns: 80, env: map[string]string{"NO_COLOR": "1"}, want: "true false 80"},
		"an empty NO_COLOR": {columns: 80, env: map[string]string{"NO_COLOR": ""}, want: "true true 80"},
		"a dumb terminal":   {columns: 80, env: map[string]string{"TERM": "dumb"}, want: "true false 80"},
	} {
		p := &Process{Out: new(bytes.Buffer), Getenv: func(name string) string { return test.env[name] }}
		if test.columns > 0 {
			p.Out = terminalOf(t, test.columns)
		}
		s := &scan{process: p, flags: scanFlags{noColor: test.noColor}}
		is, color, width := s.terminal()
		if got := fmt.Sprint(is, color, width); got != test.want {
			t.Errorf("%s: %s, want %s", name, got, test.want)
		}
	}
}

// Progress is for terminals: a log of a CI job has no bar in it.
func TestProgressIsForTerminals(t *testing.T) {
	var out bytes.Buffer
	bar := newProgress(&out, false)
	bar.files(10, 1000)
	bar.done()
	if s := out.String(); strings.TrimSpace(s) != "" {
		t.Errorf("a pipe gets %q", s)
	}
}
