//go:build unix

// Command textbench measures the text engine beside gitleaks and a plain read, on the same
// data and in one run: CPU seconds, megabytes a second and core, peak memory of its process
// and of the largest, be it one of git's.
//
//	go run ./internal/textbench                      # everything; an hour, most of it gitleaks'
//	go run ./internal/textbench -scale 0.1           # a tenth of the generated data
//	go run ./internal/textbench -only git -repo DIR  # one kind of data
//
// Each tool runs in a process of its own with one worker.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"text/tabwriter"
	"time"
)

func main() {
	tree := flag.String("tree", "", "source tree (default: that of Go itself)")
	repo := flag.String("repo", ".", "git repository")
	since := flag.String("since", "", "only commits since a date, as git reads it")
	scale := flag.Float64("scale", 1, "how much of the generated data")
	only := flag.String("only", "", "kinds of data: source, jsonl, json, small, git (default all)")
	without := flag.String("without", "", "tools to leave out")
	child := flag.String("child", "", "for textbench itself: run this tool and print what it saw")
	flag.Parse()
	var err error
	if *child != "" {
		err = runChild(*child, flag.Arg(0), *since)
	} else {
		err = compare(*tree, *repo, *since, *scale, list(*only), list(*without))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "textbench:", err)
		os.Exit(1)
	}
}

func list(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ',' })
}

// compare measures every tool on every kind of data and prints a table.
func compare(tree, repo, since string, scale float64, only, without []string) error {
	tmp, err := os.MkdirTemp("", "textbench-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "data\ttool\tMB\tCPU s\twall s\tMB/s a core\tpeak MB\twith git\tfindings\t")
	for _, d := range []struct {
		name string
		make func() (string, error)
	}{
		{"source", func() (string, error) { return sourceTree(tree) }},
		{"jsonl", func() (string, error) { return writeJSONL(tmp, int(200e6*scale)) }},
		{"json", func() (string, error) { return writeJSON(tmp, int(200e6*scale)) }},
		{"small", func() (string, error) { return writeSmallFiles(tmp, int(20_000*scale)) }},
		{"git", func() (string, error) { return repo, nil }},
	} {
		if len(only) > 0 && !slices.Contains(only, d.name) {
			continue
		}
		dir, err := d.make()
		if err != nil {
			return err
		}
		var size int64
		for _, tool := range toolsFor(d.name) {
			if slices.Contains(without, tool) {
				continue
			}
			m, err := measure(tool, dir, since)
			if err != nil { // git log gives up on a partial clone; the others have something to say
				fmt.Fprintf(os.Stderr, "textbench: %s on %s: %v\n", tool, d.name, err)
				continue
			}
			if size == 0 { // of what the first has read
				size = m.Bytes
			}
			mb := float64(size) / 1e6
			fmt.Fprintf(w, "%s\t%s\t%.0f\t%.2f\t%.2f\t%.1f\t%.0f\t%.0f\t%d\t\n", d.name, tool, mb, m.cpu.Seconds(), m.wall.Seconds(), mb/m.cpu.Seconds(), float64(m.Peak)/1e6, max(m.peak, float64(m.Peak)/1e6), m.Findings)
		}
	}
	return w.Flush()
}

// sourceTree is the named tree, or the source of the Go that is in PATH.
func sourceTree(named string) (string, error) {
	if named != "" {
		return named, nil
	}
	out, err := exec.Command("go", "env", "GOROOT").Output()
	return filepath.Join(strings.TrimSpace(string(out)), "src"), err
}

// seen is what a tool tells of its run.
type seen struct {
	Bytes    int64
	Findings int
	Peak     int64 // bytes of memory of its own process
}

type measured struct {
	seen
	cpu, wall time.Duration
	peak      float64 // MB, of the largest process, which may be one of git's
}

// measure runs a tool in a process of its own; the processes that it starts count too.
func measure(tool, dir, since string) (m measured, err error) {
	exe, err := os.Executable()
	if err != nil {
		return m, err
	}
	cmd := exec.Command(exe, "-child", tool, "-since", since, dir)
	cmd.Env = append(os.Environ(), "GOMAXPROCS=1")
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, os.Stderr
	start := time.Now()
	if err := cmd.Run(); err != nil {
		return m, err
	}
	m.wall = time.Since(start)
	m.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	if u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		m.peak = float64(maxRSS(u)) / 1e6
	}
	return m, json.Unmarshal(out.Bytes(), &m.seen)
}

// maxRSS is the most memory that was in use, in bytes.
func maxRSS(u *syscall.Rusage) int64 {
	if runtime.GOOS == "darwin" {
		return int64(u.Maxrss)
	}
	return int64(u.Maxrss) << 10
}
