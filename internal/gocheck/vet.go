package gocheck

import (
	"bytes"
	"context"
	"io"
	"os/exec"
	"slices"
	"strings"
	"time"

	"github.com/leakvet/leakvet/rules"
)

// vetRun is what one `go vet` did apart from its findings.
type vetRun struct {
	packages int
	stderr   string
	err      error // how it exited, nil for success
}

// metaVariable makes the checks add what a diagnostic has no field for.
const metaVariable = "LEAKVET_META=1"

// testsVariable makes the tool look into test files.
const testsVariable = "LEAKVET_TESTS=1"

// vet runs the go command over packages and takes the diagnostics from its output as
// they come.
func (c *check) vet(ctx context.Context, t target, packages []string) vetRun {
	args := slices.Concat([]string{"vet", "-json", "-vettool=" + c.Tool}, t.flags, packages)
	out, in := io.Pipe()
	var run vetRun
	done := make(chan error, 1)
	go func() {
		n, err := c.stream(out, t.counted)
		run.packages = n
		_, _ = io.Copy(io.Discard, out) // let the go command finish
		done <- err
	}()
	var stderr bytes.Buffer
	cmd := c.command(ctx, t, args)
	cmd.Env = append(cmd.Env, metaVariable)
	if c.Tests {
		cmd.Env = append(cmd.Env, testsVariable)
	}
	cmd.Stdout, cmd.Stderr = in, &stderr
	run.err = c.wait(cmd)
	in.Close()
	err := <-done
	// Up to Go 1.25 a vet tool's output is printed among the go command's messages.
	rest, mixed := splitOutput(stderr.String())
	if mixed != "" {
		var n int
		n, err = c.stream(strings.NewReader(mixed), t.counted)
		run.packages += n
	}
	run.stderr = rest
	if run.err == nil {
		run.err = err
		if err != nil {
			run.stderr += "go vet printed what is not JSON: " + err.Error()
		}
	}
	return run
}

func (c *check) command(ctx context.Context, t target, args []string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, c.goCommand, args...)
	cmd.Dir = t.dir
	// The directory goes into the environment too, or the go command resolves symbolic
	// links and names files by other paths than ours.
	cmd.Env = append(append(cleanGoflags(c.Env, c.Rules), t.env...), "PWD="+t.dir)
	return cmd
}

// cleanGoflags copies an environment and takes out of GOFLAGS what is meant for another
// vet run: flags of a vet tool, which `go list` rejects and which would switch checks
// off unseen. Flags of the build stay.
func cleanGoflags(env []string, suite []rules.Rule) []string {
	env = slices.Clone(env)
	for i, kv := range env {
		flags, ok := strings.CutPrefix(kv, "GOFLAGS=")
		if !ok {
			continue
		}
		env[i] = "GOFLAGS=" + strings.Join(slices.DeleteFunc(strings.Fields(flags), func(f string) bool {
			name, _, _ := strings.Cut(strings.TrimLeft(f, "-"), "=")
			name, _, _ = strings.Cut(name, ".")
			return slices.Contains([]string{"vettool", "json", "fix", "diff", "c"}, name) ||
				slices.ContainsFunc(suite, func(r rules.Rule) bool { return r.ID == name })
		}), " ")
	}
	return env
}

// grace is how long the go command may take to clean up after an interrupt.
const grace = 2 * time.Second

// wait runs the command in a process group of its own, so that cancelling the
// context also ends the compilers and vet tools that the go command started.
func (c *check) wait(cmd *exec.Cmd) error {
	ownGroup(cmd)
	cmd.Cancel = func() error { return interruptGroup(cmd) }
	cmd.WaitDelay = grace
	if err := cmd.Start(); err != nil {
		return err
	}
	err := cmd.Wait()
	if err != nil {
		killGroup(cmd)
	}
	return err
}
