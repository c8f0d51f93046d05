package modelcheck

import (
	"cmp"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"os"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/leakvet/leakvet/rules"
)

// Module is one entry of a model's "verified" list. The standard library is
// the module "std", whose version is that of the go command.
type Module struct{ Path, Version string }

func (m Module) String() string { return m.Path + "@" + m.Version }

// Modules reads a model's "verified" list.
func Modules(m *rules.Model) ([]Module, error) {
	var out []Module
	for _, v := range m.Verified {
		path, version, ok := strings.Cut(v, "@")
		if !ok || path == "" || version == "" {
			return nil, fmt.Errorf("verified %q: write module@version", v)
		}
		out = append(out, Module{path, version})
	}
	return out, nil
}

// Paths lists the packages that the symbols of a model are in, as the given
// modules spell them: a model's path without a major version stands for that
// package of every module version. A package that none of the modules can hold
// is an error.
func Paths(m *rules.Model, modules []Module) ([]string, error) {
	want := map[string]bool{}
	var errs []error
	for _, pkg := range symbolPackages(m) {
		longest := 1
		found := map[string]int{}
		for _, mod := range modules {
			if path, n := mod.spell(pkg); n > 0 {
				found[path] = max(found[path], n)
				longest = max(longest, n)
			}
		}
		if len(found) == 0 {
			errs = append(errs, fmt.Errorf("package %s is in no module of \"verified\"", pkg))
		}
		for path, n := range found {
			if n == longest { // a module nested in another one holds its packages alone
				want[path] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(want)), errors.Join(errs...)
}

// spell returns how the module spells a package of a model, and how long the
// part is that they share; 0 if the package is not the module's.
func (m Module) spell(pkg string) (path string, shared int) {
	if m.Path == "std" {
		if first, _, _ := strings.Cut(pkg, "/"); !strings.Contains(first, ".") {
			return pkg, 1
		}
		return "", 0
	}
	bare := rules.StripMajor(m.Path)
	if below(pkg, m.Path) {
		return pkg, len(bare)
	}
	if below(pkg, bare) && rules.StripMajor(pkg) == pkg {
		return m.Path + pkg[len(bare):], len(bare)
	}
	return "", 0
}

func below(path, root string) bool {
	return path == root || strings.HasPrefix(path, root+"/")
}

// Load type-checks packages for [Check]. Function bodies are dropped while
// parsing, since declarations are all that counts: even the largest SDK loads in
// seconds. dir is a directory of the module that provides the packages.
func Load(dir string, paths ...string) ([]*types.Package, error) {
	cfg := &packages.Config{
		Mode: packages.NeedName | packages.NeedFiles | packages.NeedCompiledGoFiles |
			packages.NeedImports | packages.NeedDeps | packages.NeedSyntax | packages.NeedTypes,
		Dir: dir,
		// No cgo: it would run a C compiler for net and os/user.
		Env: append(os.Environ(), "CGO_ENABLED=0", "GOWORK=off", "GOFLAGS=-mod=mod"),
		ParseFile: func(fset *token.FileSet, name string, src []byte) (*ast.File, error) {
			f, err := parser.ParseFile(fset, name, src, parser.SkipObjectResolution)
			if f != nil {
				dropBodies(f)
			}
			return f, err
		},
	}
	loaded, err := packages.Load(cfg, paths...)
	if err != nil {
		return nil, fmt.Errorf("load %s: %w", strings.Join(paths, " "), err)
	}
	var out []*types.Package
	var errs []error
	var missing []*packages.Package
	major := map[string]bool{}
	for _, p := range loaded {
		// Type errors are expected: a function without a body, an import that
		// only a body used.
		if slices.ContainsFunc(p.Errors, isListError) {
			missing = append(missing, p)
			continue
		}
		major[rules.StripMajor(p.PkgPath)] = true
		out = append(out, p.Types)
	}
	for _, p := range missing {
		if !major[rules.StripMajor(p.PkgPath)] { // else another major version has it
			errs = append(errs, fmt.Errorf("load %s: %s", p.PkgPath, p.Errors[slices.IndexFunc(p.Errors, isListError)].Msg))
		}
	}
	slices.SortFunc(out, func(a, b *types.Package) int { return cmp.Compare(a.Path(), b.Path()) })
	return out, errors.Join(errs...)
}

func isListError(e packages.Error) bool { return e.Kind == packages.ListError }

func dropBodies(f *ast.File) {
	for _, d := range f.Decls {
		if fn, ok := d.(*ast.FuncDecl); ok {
			fn.Body = nil
		}
	}
}
