// Package gocheck runs the Go checks over the modules of a tree. It loads no package
// itself: it runs `go vet` with leakvet as the tool, so that facts and results come
// from the go command's build cache and an unchanged package costs nothing. Packages
// that do not compile it gives to the go command in a mended form.
package gocheck

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"

	"github.com/leakvet/leakvet/internal/finding"
	"github.com/leakvet/leakvet/rules"
)

// Options say what to check.
type Options struct {
	// Root is an absolute directory; paths in the result are relative to it.
	Root string
	// Paths are files, directories and "./dir/..." patterns below Root, relative to
	// it; empty means everything.
	Paths []string
	// Tests keeps findings in _test.go files.
	Tests bool
	// Tool is the executable that go vet runs, leakvet itself.
	Tool string
	// Env is the environment of the go command.
	Env []string
	// Rules are the rules of the suite that Tool runs.
	Rules []rules.Rule
	// Names are what ConfigFile names in its stanzas.
	Names      []rules.Named
	ConfigFile string
	// Progress, if set, is called after every package with their number so far.
	Progress func(packages int)
}

// atOnce is how many modules are vetted at a time: the go command uses every core
// by itself, a second one fills the gaps while the first loads packages.
const atOnce = 2

// ErrNoGo says that there is no Go code below the paths.
var ErrNoGo = errors.New("no Go code here")

// Check finds the modules and vets them. What could not be analysed is in the
// result's problems; the error is that of the context, or [ErrNoGo].
func Check(ctx context.Context, o Options) (*finding.Result, error) {
	c := &check{Options: o, realRoot: realPath(o.Root), seen: make(map[string]int), lines: make(map[string][]string)}
	targets, loose, err := discover(o.Root, o.Paths)
	if err != nil {
		c.problem("", err.Error())
		return &c.result, nil
	}
	targets = append(targets, looseTargets(loose)...)
	if len(targets) == 0 {
		return &c.result, ErrNoGo
	}
	if c.goCommand, err = exec.LookPath("go"); err != nil {
		c.problem("", lookupMessage(err))
		return &c.result, nil
	}
	slots := make(chan struct{}, atOnce)
	var wg sync.WaitGroup
	for _, t := range targets {
		wg.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			if ctx.Err() == nil {
				c.module(ctx, t)
			}
		})
	}
	if len(c.Names) > 0 {
		wg.Go(func() { c.symbols(ctx, targets) })
	}
	wg.Wait()
	finding.Sort(c.result.Findings)
	c.sortProblems()
	return &c.result, ctx.Err()
}

// check is one run; mu guards all that the modules share.
type check struct {
	Options
	goCommand string
	// realRoot is Root without symbolic links.
	realRoot string
	origins  origins

	mu     sync.Mutex
	result finding.Result
	seen   map[string]int // index in result.Findings
	lines  map[string][]string
}

func lookupMessage(err error) string {
	if errors.Is(err, exec.ErrNotFound) {
		return "Go code was not analysed: no go command in PATH; install Go, or scan with --only text"
	}
	return fmt.Sprintf("Go code was not analysed: find the go command: %v", err)
}

// module vets one module. If some packages do not compile, copies of them which do are
// vetted in their place; if the go command refuses the whole because of packages that
// cannot be mended, the others are vetted without them.
func (c *check) module(ctx context.Context, t target) {
	if t.loose {
		err := c.pretend(ctx, &t)
		defer t.overlay.close()
		if err != nil {
			c.problem(c.relDir(t, ""), "the Go files here belong to no module and were not analysed: "+err.Error())
			return
		}
	}
	run := c.vet(ctx, t, t.patterns)
	if run.err != nil && run.packages == 0 && ctx.Err() == nil && outsideWorkspace(run.stderr) {
		t.env = append(t.env, "GOWORK=off")
		run = c.vet(ctx, t, t.patterns)
	}
	if run.err == nil || ctx.Err() != nil || strings.Contains(run.stderr, "no packages to vet") {
		return // all is well, or every file is excluded by its build constraints
	}
	if o, err := c.mended(ctx, t); err == nil {
		defer o.close()
		run = c.vetMended(ctx, &t, o, run)
	}
	if run.err == nil || ctx.Err() != nil {
		return
	}
	if run.packages > 0 || isBuildFailure(run.stderr) {
		c.stderrProblems(t, run)
		return
	}
	good, bad, err := c.list(ctx, t)
	if err != nil || len(bad) == 0 {
		c.stderrProblems(t, run)
		return
	}
	for _, p := range bad {
		c.problem(c.relDir(t, p.Dir), fmt.Sprintf("package %s could not be loaded: %s", p.ImportPath, p.reason()))
	}
	if len(good) == 0 {
		return
	}
	if run := c.vet(ctx, t, good); run.err != nil && ctx.Err() == nil {
		c.stderrProblems(t, run)
	}
}

// vetMended vets the target again with what has been mended, if anything has. What the
// first run could do comes from the go command's cache.
func (c *check) vetMended(ctx context.Context, t *target, o *overlay, first vetRun) vetRun {
	if len(o.replace) == 0 {
		return first
	}
	flag, err := o.flag()
	if err != nil {
		return first
	}
	t.flags, t.counted = []string{flag}, first.packages
	return c.vet(ctx, *t, t.patterns)
}

// outsideWorkspace recognises a module that lies below a go.work which does not list it.
func outsideWorkspace(stderr string) bool {
	return strings.Contains(stderr, "not one of the workspace modules") ||
		strings.Contains(stderr, "does not contain modules listed in go.work")
}

// relDir names a directory of the module, the module's own by default; the root has no
// name.
func (c *check) relDir(t target, dir string) string {
	if dir == "" {
		dir = t.dir
	}
	rel := c.rel(filepath.Clean(dir))
	if rel == "." {
		return ""
	}
	return rel
}
