package fix

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/types"

	"golang.org/x/tools/go/packages"
)

// compiles type-checks a loaded package with some of its files changed.
func compiles(pkg *packages.Package, importer types.Importer, changed map[string][]byte) bool {
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
		Importer: importer, Sizes: pkg.TypesSizes,
		Error: func(error) { ok = false },
	}
	if pkg.Module != nil && pkg.Module.GoVersion != "" {
		conf.GoVersion = "go" + pkg.Module.GoVersion
	}
	_, err := conf.Check(pkg.PkgPath, pkg.Fset, files, nil)
	return ok && err == nil
}

// importer finds what a package imports, and what edits import beside it.
func (p *planner) importer(pkg *packages.Package) types.Importer {
	return importer{pkg.Imports, p.additional}
}

// additional loads what edits may import, once. Where that fails, such edits do not compile
// and are dropped.
func (p *planner) additional() []*packages.Package {
	if p.std == nil {
		pkgs, err := packages.Load(&packages.Config{
			Context: p.ctx, Dir: p.dir, Env: p.opts.Env, Mode: packages.NeedName | packages.NeedTypes | packages.NeedExportFile | packages.NeedImports,
		}, "errors", "net/url")
		if p.std = []*packages.Package{}; err == nil {
			p.std = pkgs
		}
	}
	return p.std
}

// importer finds the packages that a package was loaded with, and more if asked for.
type importer struct {
	loaded map[string]*packages.Package
	more   func() []*packages.Package
}

func (m importer) Import(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	if p := m.loaded[path]; p != nil && p.Types != nil {
		return p.Types, nil
	}
	for _, p := range m.more() {
		if p.PkgPath == path && p.Types != nil {
			return p.Types, nil
		}
	}
	return nil, fmt.Errorf("%s is not loaded", path)
}
