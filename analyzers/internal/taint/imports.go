package taint

import (
	"go/types"
	"slices"
	"strings"

	"github.com/leakvet/leakvet/rules"
)

// importsOf returns a test for the packages that a package can meet: its imports
// and theirs. A path stands for what is below it.
func importsOf(pkg *types.Package) func(string) bool {
	var paths []string
	seen := make(map[*types.Package]bool)
	var visit func(p *types.Package)
	visit = func(p *types.Package) {
		if seen[p] {
			return
		}
		seen[p] = true
		paths = append(paths, rules.StripMajor(p.Path()))
		for _, q := range p.Imports() {
			visit(q)
		}
	}
	visit(pkg)
	slices.Sort(paths)
	return func(path string) bool {
		i, ok := slices.BinarySearch(paths, path)
		if ok {
			return true
		}
		for ; i < len(paths) && strings.HasPrefix(paths[i], path); i++ {
			if paths[i][len(path)] == '/' {
				return true
			}
		}
		return false
	}
}

// isStd reports whether an import path is of the standard library: its first
// element has no dot.
func isStd(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	if strings.Contains(first, ".") {
		return false
	}
	return stdRoots[first] || path == "C"
}

var stdRoots = func() map[string]bool {
	m := make(map[string]bool)
	for _, s := range strings.Fields(`archive bufio bytes cmp compress container context crypto database debug embed encoding errors expvar
		flag fmt go hash html image index internal io iter log maps math mime net os path plugin reflect regexp runtime slices sort strconv strings
		structs sync syscall testing text time unicode unique unsafe vendor weak builtin`) {
		m[s] = true
	}
	return m
}()
