package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/internal/report"
	"github.com/leakvet/leakvet/rules"
)

// scriptCommands is what scripts can do beside testscript's own commands.
var scriptCommands = map[string]func(ts *testscript.TestScript, neg bool, args []string){
	"exits":    exits,
	"found":    found,
	"expand":   expand,
	"samevet":  sameVet,
	"nosecret": noSecret,
	"nosuch":   noSuch,
	"gone":     gone,
	"waitfor":  waitFor,
}

// exits CODE COMMAND...: run a command that has to exit with the code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	want, err := strconv.Atoi(args[0])
	if neg || err != nil {
		ts.Fatalf("usage: exits code command...")
	}
	err = ts.Exec(args[1], args[2:]...)
	code := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		code = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if code != want {
		ts.Fatalf("exit code %d, want %d", code, want)
	}
}

// found FILE [rule/kind@path:line...]: the JSON report has these findings, and no others.
func found(ts *testscript.TestScript, neg bool, args []string) {
	var got []string
	for _, f := range result(ts, args[0]).Findings {
		rule := f.Rule
		if f.Kind != "" {
			rule += "/" + f.Kind
		}
		got = append(got, fmt.Sprintf("%s@%s:%d", rule, f.Location.Path, f.Location.Region.StartLine))
	}
	want := slices.Clone(args[1:])
	slices.Sort(got)
	slices.Sort(want)
	if neg || !slices.Equal(got, want) {
		ts.Fatalf("found %s\nwant  %s", strings.Join(got, " "), strings.Join(want, " "))
	}
}

func result(ts *testscript.TestScript, file string) finding.Result {
	var r finding.Result
	if err := json.Unmarshal([]byte(ts.ReadFile(file)), &r); err != nil {
		ts.Fatalf("%s is no JSON report: %v", file, err)
	}
	return r
}

// placeholder is a word with characters to be drawn. Words are drawn one by one, so that the
// same word is the same secret in every file.
var placeholder = regexp.MustCompile(`[\w-]+\{[a-z0-9]+:\d+\}`)

// expand FILE...: turn placeholders such as ghp_{alnum:36} into characters.
func expand(ts *testscript.TestScript, _ bool, args []string) {
	for _, name := range args {
		ts.Check(writeFile(ts.MkAbs(name), placeholder.ReplaceAllStringFunc(ts.ReadFile(name), rules.ExpandSample)))
	}
}

// samevet VET JSON: the messages of `go vet` are the Go findings of the report.
func sameVet(ts *testscript.TestScript, _ bool, args []string) {
	line := regexp.MustCompile(`(?m)^(?:\./)?(\S+\.go:\d+:\d+: [^\t\n].*)$`)
	var vet, scan []string
	for _, m := range line.FindAllStringSubmatch(ts.ReadFile(args[0]), -1) {
		vet = append(vet, m[1])
	}
	for _, f := range result(ts, args[1]).Findings {
		scan = append(scan, fmt.Sprintf("%s:%d:%d: %s", f.Location.Path, f.Location.Region.StartLine, f.Location.Region.StartColumn, f.Message))
	}
	slices.Sort(vet)
	slices.Sort(scan)
	if len(vet) == 0 || !slices.Equal(vet, scan) {
		ts.Fatalf("go vet: %s\nscan: %s", strings.Join(vet, "\n"), strings.Join(scan, "\n"))
	}
}

// nosuch LIST FILE: no line of the list is in the file.
func noSuch(ts *testscript.TestScript, _ bool, args []string) {
	text := ts.ReadFile(args[1])
	for _, s := range strings.Fields(ts.ReadFile(args[0])) {
		if strings.Contains(text, s) {
			ts.Fatalf("%s shows a secret of %s:\n%s", args[1], args[0], text)
		}
	}
}

// times are for people, and the only thing in which two reports may differ.
var times = regexp.MustCompile(`\b(?:[\d.]+ m?s|\d+ min \d+ s)\b`)

// nosecret FILE COMMAND...: run a scan in every format and verbosity; no line of the file, a
// list of secrets, is in what it prints or writes. A report is the same bytes when it
// is written once more, but for the times that are for people.
func noSecret(ts *testscript.TestScript, _ bool, args []string) {
	secrets := strings.Fields(ts.ReadFile(args[0]))
	dir, err := os.MkdirTemp("", "leakvet-reports-")
	ts.Check(err)
	defer os.RemoveAll(dir)
	first := make(map[string]string)
	for _, more := range []string{"--verbose", "--quiet"} {
		command := slices.Concat(args[2:], []string{more, "--show-suppressed"})
		for _, f := range report.Formats() {
			command = append(command, "--output", f.Name+"="+filepath.Join(dir, f.Name))
		}
		err := ts.Exec(args[1], command...)
		if exit := new(exec.ExitError); !errors.As(err, &exit) || exit.ExitCode() != 1 {
			ts.Fatalf("%v: exit code 1 expected, got %v", command, err)
		}
		printed := map[string]string{"stdout": ts.ReadFile("stdout"), "stderr": ts.ReadFile("stderr")}
		for _, f := range report.Formats() {
			text, err := readFile(filepath.Join(dir, f.Name))
			ts.Check(err)
			printed[f.Name] = text
			if slices.Contains([]string{"text", "markdown", "github-summary"}, f.Name) {
				text = times.ReplaceAllString(text, "a while")
			}
			if before, ok := first[f.Name]; ok && before != text {
				ts.Fatalf("two runs write different %s reports", f.Name)
			}
			first[f.Name] = text
		}
		for name, text := range printed {
			for _, s := range secrets {
				if strings.Contains(text, s) {
					ts.Fatalf("%s %v shows a secret of %s:\n%s", name, command, args[0], text)
				}
			}
		}
	}
}

// waitfor FILE: until something has written it.
func waitFor(ts *testscript.TestScript, _ bool, args []string) {
	for range 500 {
		if data, err := readFile(ts.MkAbs(args[0])); err == nil && strings.HasSuffix(data, "\n") {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	ts.Fatalf("%s is not written", args[0])
}

// gone FILE: the process whose id is in the file has ended.
func gone(ts *testscript.TestScript, _ bool, args []string) {
	pid := strings.TrimSpace(ts.ReadFile(args[0]))
	for range 200 {
		if !running(pid) {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	ts.Fatalf("process %s still runs", pid)
}
