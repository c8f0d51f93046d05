package gocheck

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"slices"
)

// listed is a package as `go list -e` describes it.
type listed struct {
	ImportPath, Dir, ForTest string
	Incomplete               bool
	Error                    *loadError
	DepsErrors               []*loadError
}

type loadError struct{ Pos, Err string }

func (p *listed) reason() string { return reason(p.Error, p.DepsErrors) }

func reason(e *loadError, deps []*loadError) string {
	if e == nil && len(deps) > 0 {
		e = deps[0]
	}
	if e == nil {
		return "the go command gives no reason"
	}
	text := oneLine(e.Err)
	if e.Pos != "" {
		text = e.Pos + ": " + text
	}
	return maskLiterals(text)
}

// list tells the packages that can be loaded from those that cannot.
func (c *check) list(ctx context.Context, t target) (good []string, bad []*listed, err error) {
	all, err := goList[listed](ctx, c, t, "-json=ImportPath,Dir,ForTest,Incomplete,Error,DepsErrors")
	for _, p := range all {
		if p.Incomplete || p.Error != nil {
			bad = append(bad, p)
		} else {
			good = append(good, p.ImportPath)
		}
	}
	return good, bad, err
}

// described is a package, or its variant for a test, as `go list -export` describes it.
type described struct {
	ImportPath, Dir, ForTest  string
	Name                      string
	Export                    string // a file; empty if the package does not compile
	GoFiles, CgoFiles         []string
	TestGoFiles, XTestGoFiles []string
	ImportMap                 map[string]string
	Error                     *loadError
	DepsErrors                []*loadError
	Module                    *struct {
		Main      bool
		GoVersion string
		Replace   *struct{ Version string }
	}
}

// describe lists the packages of the target, their tests and all that they need, what is
// needed first.
func (c *check) describe(ctx context.Context, t target) ([]*described, error) {
	return goList[described](ctx, c, t, "-test", "-deps", "-export",
		"-json=ImportPath,Dir,ForTest,Name,Export,GoFiles,CgoFiles,TestGoFiles,XTestGoFiles,ImportMap,Error,DepsErrors,Module")
}

// cause is why there is no such package to import, without where it is imported.
func (p *described) cause() string {
	if p.Error != nil {
		return reason(&loadError{Err: p.Error.Err}, nil)
	}
	return reason(nil, p.DepsErrors)
}

// own reports whether the package is the project's and no dependency.
func (p *described) own() bool {
	m := p.Module
	return m != nil && (m.Main || m.Replace != nil && m.Replace.Version == "")
}

func (p *described) goVersion() string {
	if p.Module == nil || p.Module.GoVersion == "" {
		return ""
	}
	return "go" + p.Module.GoVersion
}

func goList[T any](ctx context.Context, c *check, t target, flags ...string) (all []*T, err error) {
	args := slices.Concat([]string{"list", "-e"}, flags, t.flags, t.patterns)
	cmd := c.command(ctx, t, args)
	var stdout bytes.Buffer
	cmd.Stdout = &stdout
	if err := c.wait(cmd); err != nil {
		return nil, err
	}
	d := json.NewDecoder(&stdout)
	for {
		p := new(T)
		if err := d.Decode(p); errors.Is(err, io.EOF) {
			return all, nil
		} else if err != nil {
			return nil, err
		}
		all = append(all, p)
	}
}
