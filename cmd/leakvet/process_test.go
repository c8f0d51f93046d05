package main

import (
	"os"
	"strconv"
	"strings"
	"syscall"
)

func readFile(name string) (string, error) {
	data, err := os.ReadFile(name)
	return string(data), err
}

func writeFile(name, text string) error { return os.WriteFile(name, []byte(text), 0o644) }

// running reports whether a process runs. A zombie, which nobody in a container may
// collect, does not.
func running(pid string) bool {
	if stat, err := readFile("/proc/" + pid + "/stat"); err == nil {
		return !strings.Contains(stat, ") Z ")
	}
	n, err := strconv.Atoi(pid)
	if err != nil {
		return true // not a process id: the test is wrong and must fail
	}
	p, err := os.FindProcess(n)
	return err == nil && p.Signal(syscall.Signal(0)) == nil
}
