package gocheck

import (
	"context"
	"errors"
	"fmt"
	"go/build"
	"go/importer"
	"go/token"
	"go/types"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/leakvet/leakvet/internal/mend"
)

// mended gives the go command copies, which compile, of the packages of the target
// that do not, and reports what is missing in them. There may be nothing to give.
//
// That they go through `go vet` like any package, and not through a loader of our own,
// keeps what they know about their dependencies, the cache, and memory bounded.
func (c *check) mended(ctx context.Context, t target) (*overlay, error) {
	all, err := c.describe(ctx, t)
	if err != nil {
		return nil, err
	}
	o := t.overlay
	if o == nil {
		if o, err = newOverlay(&c.origins); err != nil {
			return nil, err
		}
	}
	m := &mending{check: c, target: t, overlay: o, exports: newExports(all)}
	for _, p := range all {
		if ctx.Err() != nil {
			break
		}
		if err := m.visit(p); err != nil {
			o.close()
			return nil, err
		}
	}
	return o, ctx.Err()
}

// mending is the work on one target.
type mending struct {
	*check
	target  target
	overlay *overlay
	exports *exports
}

// visit mends a package if it is the project's own and does not compile. Tests of it,
// and tests that do not compile themselves, are left out: with them the go command
// would vet nothing of their package.
func (m *mending) visit(p *described) error {
	tested, isTest := strings.CutSuffix(p.ImportPath, ".test")
	switch {
	case p.Export != "" || !isTest && !p.own():
		return nil
	case p.ForTest != "":
		m.withoutTests(m.exports.packages[p.ForTest])
		return nil
	case isTest && p.Name == "main":
		if p.Error != nil {
			m.withoutTests(m.exports.packages[tested])
		}
		return nil
	}
	if len(p.GoFiles)+len(p.CgoFiles) == 0 {
		return nil
	}
	m.withoutTests(p)
	return m.mend(p)
}

func (m *mending) withoutTests(p *described) {
	if p == nil {
		return
	}
	var first string
	for _, name := range append(p.TestGoFiles, p.XTestGoFiles...) {
		file := filepath.Join(p.Dir, name)
		if first == "" {
			first = file
		}
		m.overlay.without(file)
	}
	if first != "" && m.Tests {
		m.problem(m.rel(first), fmt.Sprintf("the tests of package %s, or what they need, do not compile, so they were not analysed", p.ImportPath))
	}
}

// embeds are lines that name files to embed: there may be none before a build of what
// is not Go, and it makes no difference to us which there are.
var embeds = regexp.MustCompile(`(?m)^//go:embed .*$`)

// mend never fails because of the package: the go command will say what is wrong.
func (m *mending) mend(p *described) error {
	in := mend.Package{Path: p.ImportPath, GoVersion: p.goVersion(), Sizes: types.SizesFor("gc", build.Default.GOARCH)}
	before := make(map[string][]byte)
	for _, name := range append(p.GoFiles, p.CgoFiles...) {
		file := filepath.Join(p.Dir, name)
		src, err := os.ReadFile(file)
		if err != nil {
			return nil
		}
		before[file] = src
		if p.Error != nil && strings.HasPrefix(p.Error.Err, "pattern ") {
			src = embeds.ReplaceAllLiteral(src, nil)
		}
		in.Files = append(in.Files, mend.File{Name: file, Source: src})
	}
	out, err := m.exports.mend(in, p)
	if err != nil {
		return nil
	}
	m.exports.mended[p.ImportPath] = out.Types
	for _, f := range in.Files {
		if string(before[f.Name]) != string(f.Source) {
			if err := m.overlay.file(f.Name, f.Source); err != nil {
				return err
			}
		}
	}
	for _, f := range out.Changed {
		if f.Source == nil {
			m.overlay.without(f.Name)
		} else if err := m.overlay.file(f.Name, f.Source); err != nil {
			return err
		}
	}
	if out.First != "" {
		m.problem(m.partial(p, out))
	}
	return nil
}

// partial says how much of a package was analysed and why not all of it.
func (m *mending) partial(p *described, out *mend.Mended) (path, message string) {
	path = m.rel(out.Where.Filename)
	much := "; all of its functions were analysed"
	if out.Cut > 0 {
		much = fmt.Sprintf(", so %d of its %d functions were analysed in part or not at all", out.Cut, out.Functions)
	}
	return path, fmt.Sprintf("package %s does not compile%s: %s:%d:%d: %s", p.ImportPath, much,
		path, out.Where.Line, out.Where.Column, maskLiterals(oneLine(out.First)))
}

// exports imports packages for the type checker: mended ones, and those that the go
// command has compiled.
type exports struct {
	packages map[string]*described
	mended   map[string]*types.Package
	compiled types.Importer
}

func newExports(all []*described) *exports {
	e := &exports{packages: make(map[string]*described), mended: make(map[string]*types.Package)}
	for _, p := range all {
		e.packages[p.ImportPath] = p
	}
	e.compiled = importer.ForCompiler(token.NewFileSet(), "gc", func(path string) (io.ReadCloser, error) {
		p := e.packages[path]
		if p == nil || p.Export == "" {
			return nil, fmt.Errorf("package %s was not compiled", path)
		}
		return os.Open(p.Export)
	})
	return e
}

// mend survives a crash of the type checker on code that nobody has written before.
func (e *exports) mend(in mend.Package, p *described) (out *mend.Mended, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("mend package %s: panic with a %T", in.Path, r)
		}
	}()
	return mend.Mend(in, imports{e, p.ImportMap})
}

// imports imports what one package spells.
type imports struct {
	exports *exports
	spelt   map[string]string
}

func (i imports) Import(path string) (*types.Package, error) {
	if mapped, ok := i.spelt[path]; ok {
		path = mapped
	}
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	if pkg := i.exports.mended[path]; pkg != nil {
		return pkg, nil
	}
	p := i.exports.packages[path]
	switch {
	case p == nil:
		return nil, fmt.Errorf("the go command does not know it")
	case p.Export == "":
		return nil, errors.New(p.cause())
	}
	return i.exports.compiled.Import(path)
}
