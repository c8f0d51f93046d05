//go:build unix

// Gobench prints what the Go checks cost beside `go vet` on the same packages, in one
// run:
//
//	go run ./internal/gobench [-C dir] [package pattern …]
//
// Cold is with an empty build cache, so both compile every dependency; warm is the same
// again; edit is after a comment was added to one file of a copy of the module. CPU is
// in seconds over all processes, peak in MB is that of the largest process.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"text/tabwriter"
	"time"
)

func main() {
	dir := flag.String("C", ".", "directory of the module")
	flag.Parse()
	patterns := flag.Args()
	if len(patterns) == 0 {
		patterns = []string{"./..."}
	}
	if err := run(os.Stdout, *dir, patterns); err != nil {
		fmt.Fprintln(os.Stderr, "gobench:", err)
		os.Exit(1)
	}
}

// cost is what one run took.
type cost struct {
	cpu, wall time.Duration
	peak      int64 // bytes
}

func run(out io.Writer, dir string, patterns []string) error {
	tmp, err := os.MkdirTemp("", "gobench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	tool := filepath.Join(tmp, "leakvet")
	if b, err := exec.Command("go", "build", "-o", tool, "github.com/leakvet/leakvet/cmd/leakvet").CombinedOutput(); err != nil {
		return fmt.Errorf("build leakvet: %w\n%s", err, b)
	}
	module := filepath.Join(tmp, "module")
	if err := os.CopyFS(module, os.DirFS(dir)); err != nil {
		return fmt.Errorf("copy the module: %w", err)
	}
	vet := measurement{module, filepath.Join(tmp, "vet"), append([]string{"vet"}, patterns...)}
	leakvet := measurement{module, filepath.Join(tmp, "cache"), append([]string{"vet", "-vettool=" + tool}, patterns...)}
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "\tgo vet CPU\twall\tpeak\tleakvet CPU\twall\tpeak\tCPU ratio\t")
	for _, step := range []struct {
		name   string
		before func() error
	}{
		{"cold", func() error { return nil }},
		{"warm", func() error { return nil }},
		{"edit", func() error { return edit(module) }},
	} {
		if err := step.before(); err != nil {
			return err
		}
		a, err := vet.run()
		if err != nil {
			return err
		}
		b, err := leakvet.run()
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "%s\t%.1f\t%.1f\t%d\t%.1f\t%.1f\t%d\t%.2f\t\n", step.name, a.cpu.Seconds(), a.wall.Seconds(), a.peak>>20,
			b.cpu.Seconds(), b.wall.Seconds(), b.peak>>20, b.cpu.Seconds()/a.cpu.Seconds())
	}
	return w.Flush()
}

// measurement is a go command with a build cache of its own.
type measurement struct {
	dir, cache string
	args       []string
}

func (m measurement) run() (cost, error) {
	cmd := exec.Command("go", m.args...)
	cmd.Dir = m.dir
	cmd.Env = append(os.Environ(), "GOCACHE="+m.cache, "GOFLAGS=-mod=mod", "GOWORK=off")
	var stderr strings.Builder
	cmd.Stdout, cmd.Stderr = io.Discard, &stderr
	start := time.Now()
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) { // findings are no failure
		return cost{}, fmt.Errorf("run go %s: %w", strings.Join(m.args, " "), err)
	}
	c := cost{cpu: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), wall: time.Since(start)}
	if u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		c.peak = u.Maxrss << 10
	}
	return c, nil
}

// edit adds a comment to the first Go file of the module that is no test.
func edit(module string) error {
	done := errors.New("done")
	err := filepath.WalkDir(module, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		f, err := os.OpenFile(name, os.O_APPEND|os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		defer f.Close()
		if _, err := f.WriteString("\n// Edited.\n"); err != nil {
			return err
		}
		return done
	})
	if errors.Is(err, done) {
		return nil
	}
	return err
}
