package fix

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/types"

	"golang.org/x/tools/go/packages"
)

// compiles type-checks a loaded package with some of its files changed. What it imports
// is known: an edit adds no import.
func compiles(pkg *packages.Package, changed map[string][]byte) bool {
	var files []*ast.File
	differs := false
	for _, f := range pkg.Syntax {
		name := pkg.Fset.Position(f.FileStart).Filename
		text, ok := changed[name]
		if !ok {
			files = append(files, f)
			continue
		}
		parsed, err := parser.ParseFile(pkg.Fset, name, text, parser.SkipObjectResolution)
		if err != nil {
			return false
		}
		files, differs = append(files, parsed), true
	}
	if !differs {
		return true
	}
	ok := true
	conf := types.Config{
		Importer: imported(pkg.Imports), Sizes: pkg.TypesSizes,
		Error: func(error) { ok = false },
	}
	if pkg.Module != nil && pkg.Module.GoVersion != "" {
		conf.GoVersion = "go" + pkg.Module.GoVersion
	}
	_, err := conf.Check(pkg.PkgPath, pkg.Fset, files, nil)
	return ok && err == nil
}

// imported finds the packages that a package was loaded with.
type imported map[string]*packages.Package

func (m imported) Import(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	if p := m[path]; p != nil && p.Types != nil {
		return p.Types, nil
	}
	return nil, fmt.Errorf("%s is not loaded", path)
}
