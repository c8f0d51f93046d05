package vettool

import (
	"encoding/json"
	"fmt"
	"os"
	"path"
	"reflect"
	"runtime"
	"strings"
	"sync"

	"golang.org/x/tools/go/analysis"
)

// guard turns a panic or an error inside an analyzer into an error about the package.
//
// The unitchecker recovers nothing, and it drops the errors of a dependency and of
// an analyzer that others require: facts would be missing without a word. So a
// required analyzer that fails yields an empty result, and the checks on top of it
// report its error; for a dependency, where no check runs, the error is written in the
// form of their output, which the go command passes on and caches.
func guard(checks []*analysis.Analyzer, u *unit) {
	g := &guarded{unit: u}
	for _, c := range checks {
		for _, a := range c.Requires {
			g.required(a)
		}
		run := c.Run
		c.Run = func(pass *analysis.Pass) (any, error) {
			res, err := call(run, pass)
			return res, firstError(g.failure(), err)
		}
	}
}

type guarded struct {
	unit *unit
	seen map[*analysis.Analyzer]bool

	mu  sync.Mutex
	err error
}

func (g *guarded) required(a *analysis.Analyzer) {
	if g.seen[a] {
		return
	}
	if g.seen == nil {
		g.seen = make(map[*analysis.Analyzer]bool)
	}
	g.seen[a] = true
	for _, r := range a.Requires {
		g.required(r)
	}
	run := a.Run
	a.Run = func(pass *analysis.Pass) (any, error) {
		res, err := call(run, pass)
		if err != nil {
			g.fail(err)
			res = empty(a.ResultType)
		}
		return res, nil
	}
}

// empty is a result in place of one that could not be computed.
func empty(t reflect.Type) any {
	switch {
	case t == nil:
		return nil
	case t.Kind() == reflect.Pointer:
		return reflect.New(t.Elem()).Interface()
	}
	return reflect.Zero(t).Interface()
}

// fail keeps the first error; later ones follow from it.
func (g *guarded) fail(err error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.err != nil {
		return
	}
	g.err = err
	if g.unit.VetxOnly {
		out, _ := json.Marshal(map[string]any{g.unit.ID: map[string]any{"leakvet": map[string]string{"error": err.Error()}}})
		fmt.Fprintf(os.Stdout, "%s\n", out)
	}
}

func (g *guarded) failure() error {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.err
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func call(run func(*analysis.Pass) (any, error), pass *analysis.Pass) (res any, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%s crashed on package %s: %s", pass.Analyzer.Name, pass.Pkg.Path(), describe(p))
		}
	}()
	res, err = run(pass)
	if err != nil {
		err = fmt.Errorf("%s failed on package %s: %w", pass.Analyzer.Name, pass.Pkg.Path(), err)
	}
	return res, err
}

// describe says what went wrong and where in leakvet. A panic's value may quote
// the code under analysis, so only the runtime's own words are repeated.
func describe(p any) string {
	what := fmt.Sprintf("panic with a %T", p)
	if e, ok := p.(runtime.Error); ok {
		what = e.Error()
	}
	pcs := make([]uintptr, 32)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(3, pcs)])
	var at []string
	for len(at) < 3 {
		f, more := frames.Next()
		if f.Function != "" && !strings.HasPrefix(f.Function, "runtime.") {
			at = append(at, fmt.Sprintf("%s (%s:%d)", path.Base(f.Function), path.Base(f.File), f.Line))
		}
		if !more {
			break
		}
	}
	return what + " in " + strings.Join(at, ", ")
}
