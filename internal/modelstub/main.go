// Command modelstub writes the SDK stubs in testdata/src that the cases of a library are
// type-checked against: of the real module, the declarations that the cases use and no
// more. It is for whoever adds a case:
//
//	go run ./internal/modelstub logleak/zap
//
// The module versions are those that the library's model was verified against. A stub
// that is written by hand, one without the generated mark, is left alone.
package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/leakvet/leakvet/internal/modelcheck"
	"github.com/leakvet/leakvet/rules"
)

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: go run ./internal/modelstub CHECK/LIBRARY …, from the repository's root")
		os.Exit(2)
	}
	if err := run(filepath.Join("testdata", "src"), os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "modelstub:", err)
		os.Exit(1)
	}
}

// run writes the stubs for the given cases, and for all others that share a package with
// them: a stub has what all its cases use.
func run(src string, names []string) error {
	models, err := rules.Embedded().All()
	if err != nil {
		return err
	}
	cases, err := readCases(src)
	if err != nil {
		return err
	}
	s := newStubs()
	var errs []error
	for _, c := range together(cases, names) {
		modules, err := modulesOf(models, c.imports)
		if err == nil {
			err = s.addCase(filepath.Join(src, c.name), modules)
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", c.name, err))
		}
	}
	return errors.Join(append(errs, s.write(src))...)
}

// modulesOf are the modules that the models of the imported packages were verified
// against.
func modulesOf(models []*rules.Model, imports []string) (out []modelcheck.Module, err error) {
	for _, path := range imports {
		if isStd(path) {
			continue
		}
		found := false
		for _, m := range models {
			if !slices.ContainsFunc(m.Packages, func(p string) bool { return atOrBelow(rules.StripMajor(path), rules.StripMajor(p)) }) {
				continue
			}
			modules, err := modelcheck.Modules(m)
			if err != nil {
				return nil, err
			}
			for _, mod := range modules {
				found = found || atOrBelow(path, mod.Path)
				same := func(m modelcheck.Module) bool { return m.Path == mod.Path }
				if !slices.ContainsFunc(out, same) && atOrBelow(path, mod.Path) {
					out = append(out, mod)
				}
			}
		}
		if !found {
			return nil, fmt.Errorf("no model is verified against a module with package %s", path)
		}
	}
	return out, nil
}

func atOrBelow(path, root string) bool {
	return path == root || strings.HasPrefix(path, root+"/")
}

func isStd(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".")
}
