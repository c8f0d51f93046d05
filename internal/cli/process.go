package cli

import (
	"io"
	"os"
	"time"

	"golang.org/x/tools/go/analysis"

	"github.com/leakvet/leakvet/analyzers"
	"github.com/leakvet/leakvet/internal/config"
	"github.com/leakvet/leakvet/rules"
)

// Process is what a command needs of the process that it runs in.
type Process struct {
	Args []string
	In   io.Reader
	Out  io.Writer
	Err  io.Writer
	// Getenv and Environ are those of package os.
	Getenv  func(string) string
	Environ func() []string
	// Dir is the working directory, absolute.
	Dir string
	// Executable is the running binary; the go command runs it again as vet tool.
	Executable string
	// Now is the time that allows expire by; nil for the clock.
	Now func() time.Time
}

func (p *Process) now() time.Time {
	if p.Now == nil {
		return time.Now()
	}
	return p.Now()
}

// OSProcess is the process itself. A working directory or executable that cannot be
// found stays empty, and what needs it says so.
func OSProcess() Process {
	dir, _ := os.Getwd()
	exe, _ := os.Executable()
	return Process{
		Args: os.Args[1:], In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
		Getenv: os.Getenv, Environ: os.Environ,
		Dir: dir, Executable: exe,
	}
}

// Suite is the Go checks under a configuration, for the vet tool's door. A check that is
// switched off stays in it, since its flag must not be unknown, and does nothing.
func Suite(c *config.Config) []*analysis.Analyzer {
	suite := analyzers.New(c.Models(rules.Embedded()))
	for _, a := range suite {
		if c.Rules[a.Name].Off {
			a.Requires = nil
			a.Run = func(*analysis.Pass) (any, error) { return nil, nil }
		}
	}
	return suite
}
