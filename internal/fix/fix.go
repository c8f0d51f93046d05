// Package fix repairs findings where one edit of the printing call does, and nothing but
// the output changes: a value that can redact itself is asked to, a URL printed without
// its password, an attribute that is a credential left out. An edit stays only if the
// package compiles with it.
package fix

import (
	"context"
	"errors"
	"fmt"
	"go/ast"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/leakvet/leakvet/internal/finding"
)

// Options says where the code is.
type Options struct {
	Root string
	Env  []string
}

// File is a file with its edits, in order.
type File struct {
	Path  string // relative to the root, with slashes
	Old   []byte
	calls []edit // of printing calls
	edits []edit // those, and what they make of the imports
}

// edit replaces the bytes from start to end.
type edit struct {
	start, end int
	text       string
	needs      string // a package of the standard library that the text uses
}

// New is the file with its edits.
func (f *File) New() []byte { return apply(f.Old, f.edits) }

// Plan works out the edits. Problems tell of packages that could not be looked at.
func Plan(ctx context.Context, opts Options, fs []finding.Finding) (files []*File, problems []error) {
	byDir := make(map[string][]finding.Finding)
	for _, f := range fs {
		if repairable(&f) && strings.HasSuffix(f.Location.Path, ".go") && !strings.HasPrefix(f.Location.Path, "../") {
			dir := filepath.Join(opts.Root, filepath.FromSlash(filepath.Dir(f.Location.Path)))
			byDir[dir] = append(byDir[dir], f)
		}
	}
	for _, dir := range slices.Sorted(maps.Keys(byDir)) {
		p := &planner{ctx: ctx, opts: opts, dir: dir, files: make(map[string]*File)}
		if err := p.plan(byDir[dir]); err != nil {
			problems = append(problems, fmt.Errorf("fix %s: %w", filepath.Base(dir), err))
			continue
		}
		for _, path := range slices.Sorted(maps.Keys(p.files)) {
			if f := p.files[path]; len(f.edits) > 0 {
				files = append(files, f)
			}
		}
	}
	return files, problems
}

// repairable reports whether a finding is about output. What becomes an argument of a process,
// travels on as baggage or is stored, some program reads.
func repairable(f *finding.Finding) bool {
	switch f.Rule {
	case "logleak":
		return f.Kind != "argv" && f.Kind != "baggage"
	case "promptleak", "responseleak":
		return true
	}
	return false
}

// planner plans for one directory.
type planner struct {
	ctx   context.Context
	opts  Options
	dir   string
	files map[string]*File // by absolute path

	packages []*packages.Package
	std      []*packages.Package // what edits may import
	masking  *bool               // whether URLs in errors may be masked, once that is known
}

func (p *planner) plan(fs []finding.Finding) error {
	if err := p.load(); err != nil {
		return err
	}
	pkgs := p.packages
	if n := errorsIn(pkgs); n > 0 {
		return errors.New("it does not compile as it is")
	}
	for _, f := range fs {
		abs := filepath.Join(p.opts.Root, filepath.FromSlash(f.Location.Path))
		for _, pkg := range pkgs {
			i := slices.IndexFunc(pkg.Syntax, func(s *ast.File) bool { return samePath(pkg.Fset.Position(s.FileStart).Filename, abs) })
			if i < 0 {
				continue
			}
			done, err := p.repair(pkg, i, f)
			if err != nil {
				return err
			}
			if done {
				break
			}
		}
	}
	return nil
}

// repair plans for one finding in the ith file of a package. It reports false if the
// finding is not there.
func (p *planner) repair(pkg *packages.Package, i int, f finding.Finding) (bool, error) {
	name, file, r, err := p.recipes(pkg, i)
	if err != nil {
		return false, err
	}
	if f.Kind == "error" {
		ret := returning(pkg.Fset, pkg.Syntax[i], file.Old, f.Location.Region)
		if ret == nil {
			return false, nil
		}
		return true, p.mask(pkg, ret)
	}
	call := locate(pkg.Fset, pkg.Syntax[i], file.Old, f.Location.Region)
	if call == nil {
		return false, nil
	}
	r.textOnly = f.Rule != "logleak"
	edits := r.edits(call)
	for _, e := range edits {
		p.try(file, name, e)
	}
	if len(edits) == 0 && !r.textOnly {
		for _, ret := range r.made(call, pkg) {
			if err := p.mask(pkg, ret); err != nil {
				return false, err
			}
		}
	}
	return true, nil
}

// recipes returns the ith file of a package with what finds edits in it.
func (p *planner) recipes(pkg *packages.Package, i int) (name string, file *File, r recipes, err error) {
	name = pkg.Fset.Position(pkg.Syntax[i].FileStart).Filename
	if file, err = p.file(name); err != nil {
		return "", nil, recipes{}, err
	}
	offset := func(pos token.Pos) int { return pkg.Fset.PositionFor(pos, false).Offset }
	return name, file, recipes{file: pkg.Syntax[i], info: pkg.TypesInfo, offset: offset, source: file.Old}, nil
}

// mask masks the URLs in the errors that a return statement returns.
func (p *planner) mask(pkg *packages.Package, ret *ast.ReturnStmt) error {
	i := slices.IndexFunc(pkg.Syntax, func(s *ast.File) bool { return s.FileStart <= ret.Pos() && ret.Pos() < s.FileEnd })
	name, file, r, err := p.recipes(pkg, i)
	if err != nil {
		return err
	}
	edits := r.masks(ret)
	if len(edits) == 0 {
		return nil
	}
	if p.masking == nil {
		dir := p.opts.Root
		if pkg.Module != nil && pkg.Module.Dir != "" {
			dir = pkg.Module.Dir
		}
		ok := maskable(dir)
		p.masking = &ok
	}
	for _, e := range edits {
		if *p.masking {
			p.try(file, name, e)
		}
	}
	return nil
}

// try keeps an edit if the package compiles with it, once imports that it leaves unused
// are gone.
func (p *planner) try(file *File, name string, e edit) {
	if slices.ContainsFunc(file.calls, func(o edit) bool { return e.start < o.end && o.start < e.end || e == o }) {
		return
	}
	calls := append(slices.Clone(file.calls), e)
	slices.SortStableFunc(calls, byPlace)
	edits := withImports(file.Old, calls)
	if edits == nil {
		return
	}
	changed := make(map[string][]byte)
	for other, f := range p.files {
		changed[other] = f.New()
	}
	changed[name] = apply(file.Old, edits)
	for _, pkg := range p.packages {
		if !compiles(pkg, p.importer(pkg), changed) {
			return
		}
	}
	file.calls, file.edits = calls, edits
}

// load loads the directory's package with its tests. Dependencies come as export data.
func (p *planner) load() (err error) {
	p.packages, err = packages.Load(&packages.Config{
		Context: p.ctx, Dir: p.dir, Env: p.opts.Env, Tests: true,
		Mode: packages.NeedName | packages.NeedFiles | packages.NeedCompiledGoFiles | packages.NeedImports | packages.NeedTypes |
			packages.NeedTypesSizes | packages.NeedSyntax | packages.NeedTypesInfo | packages.NeedModule | packages.NeedExportFile,
	}, ".")
	if err != nil {
		return fmt.Errorf("load the package: %w", err)
	}
	return nil
}

func errorsIn(pkgs []*packages.Package) (n int) {
	for _, p := range pkgs {
		n += len(p.Errors)
	}
	return n
}

func (p *planner) file(name string) (*File, error) {
	if f := p.files[name]; f != nil {
		return f, nil
	}
	path := filepath.Base(name) // the file is in the directory
	if rel, err := filepath.Rel(p.opts.Root, p.dir); err == nil {
		path = filepath.ToSlash(filepath.Join(rel, path))
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	p.files[name] = &File{Path: path, Old: data}
	return p.files[name], nil
}

func samePath(a, b string) bool {
	if a == b {
		return true
	}
	x, err1 := os.Stat(a)
	y, err2 := os.Stat(b)
	return err1 == nil && err2 == nil && os.SameFile(x, y)
}

// apply makes the edits, which are sorted and do not overlap.
func apply(old []byte, edits []edit) []byte {
	var out []byte
	at := 0
	for _, e := range edits {
		out = append(append(out, old[at:e.start]...), e.text...)
		at = e.end
	}
	return append(out, old[at:]...)
}
