package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// A testCase is one folder of cases: logleak/zap.
type testCase struct {
	name    string
	imports []string
}

// readCases lists the folders of all checks. Stubs are in folders whose first element is
// a host.
func readCases(src string) ([]testCase, error) {
	var out []testCase
	dirs, err := caseDirs(src)
	if err != nil {
		return nil, err
	}
	for _, dir := range dirs {
		name, err := filepath.Rel(src, dir)
		if err != nil {
			return nil, err
		}
		name = filepath.ToSlash(name)
		if strings.Contains(strings.Split(name, "/")[0], ".") {
			continue
		}
		parsed, err := parser.ParseDir(token.NewFileSet(), dir, func(fs.FileInfo) bool { return true }, parser.ImportsOnly)
		if err != nil {
			continue // a case of what does not parse
		}
		c := testCase{name: name}
		for _, p := range parsed {
			for _, f := range p.Files {
				for _, i := range f.Imports {
					if path, err := strconv.Unquote(i.Path.Value); err == nil {
						c.imports = append(c.imports, path)
					}
				}
			}
		}
		slices.Sort(c.imports)
		c.imports = slices.Compact(c.imports)
		out = append(out, c)
	}
	return out, nil
}

// caseDirs lists the folders below those of the checks, two levels deep.
func caseDirs(src string) ([]string, error) {
	dirs, err := filepath.Glob(filepath.Join(src, "*", "*"))
	if err != nil {
		return nil, err
	}
	deeper, err := filepath.Glob(filepath.Join(src, "*", "*", "*"))
	return append(dirs, deeper...), err
}

// together adds to the named cases those that import a package of theirs.
func together(cases []testCase, names []string) (out []testCase) {
	want := make(map[string]bool)
	for _, c := range cases {
		if slices.Contains(names, c.name) {
			for _, path := range c.imports {
				want[path] = want[path] || !isStd(path)
			}
		}
	}
	for _, c := range cases {
		if slices.Contains(names, c.name) || slices.ContainsFunc(c.imports, func(path string) bool { return want[path] }) {
			out = append(out, c)
		}
	}
	return out
}
