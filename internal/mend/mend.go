// Package mend makes a copy of a Go package that compiles out of one that does not: it
// takes out what is wrong, as little as it can, and leaves the rest where it was, on
// the same lines. The copy is for analysis only; it is not meant to run.
//
// What the missing code did is unknown, and the copy claims nothing about it: a value
// that came from there is the zero value, a type from there is any.
package mend

import (
	"bytes"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"go/version"
	"regexp"
	"strings"
)

// File is a source file; in a mended package one without a Source is to be left out.
type File struct {
	Name   string
	Source []byte
}

// Package is what is to be mended.
type Package struct {
	Path      string
	GoVersion string // "go1.26"; empty if unknown
	Files     []File
	Sizes     types.Sizes
}

// Mended is a package that type-checks.
type Mended struct {
	Types *types.Package
	// Changed are the files that differ from the original.
	Changed []File
	// First is the first thing that was wrong, and where; empty if nothing was.
	First string
	Where token.Position
	// Functions is how many the package has, Cut from how many something was taken out.
	Functions, Cut int
}

// The rounds after which less and less is hoped for: that only what is wrong has to go,
// or the body of its function, or the declaration, or the file.
const (
	tryBody = 24
	tryDecl = 30
	tryFile = 34
	giveUp  = 38
)

// Mend takes out what does not compile. An import that the importer has an error for
// is taken out too, with what needs it.
func Mend(p Package, importer types.Importer) (*Mended, error) {
	m := &mender{Package: p, importer: importer, any: "any", cut: make(map[place]bool)}
	if p.GoVersion != "" && version.Compare(p.GoVersion, "go1.18") < 0 {
		m.any, m.old = "interface{}", true
	}
	m.sources = make([][]byte, len(p.Files))
	for i, f := range p.Files {
		m.sources[i] = f.Source
		m.functions += len(funcLine.FindAllIndex(f.Source, -1))
		m.syntax(i)
	}
	for m.round = range giveUp {
		pkg, errs := m.check()
		if len(errs) == 0 {
			return m.result(pkg), nil
		}
		if !m.fix(errs) {
			m.round = max(m.round, tryFile)
			m.fix(errs)
		}
	}
	return nil, errors.New("too much of it does not compile")
}

type place struct{ file, line int }

type mender struct {
	Package
	importer types.Importer
	any      string // how the empty interface is spelt
	old      bool   // there are no type parameters

	sources   [][]byte // as mended so far; nil for a file that is left out
	functions int
	cut       map[place]bool // functions, by the line that they start on
	first     string
	where     token.Position
	round     int

	// The parsed sources of this round, parallel to sources.
	fset   *token.FileSet
	parsed []*ast.File
	info   *types.Info
	edits  []edit
}

var funcLine = regexp.MustCompile(`(?m)^func\b`)

// check parses and type-checks what there is now.
func (m *mender) check() (*types.Package, []types.Error) {
	m.fset = token.NewFileSet()
	m.parsed = make([]*ast.File, len(m.sources))
	m.info = &types.Info{Defs: make(map[*ast.Ident]types.Object)}
	var files []*ast.File
	for i, src := range m.sources {
		if src == nil {
			continue
		}
		f, err := parser.ParseFile(m.fset, m.Files[i].Name, src, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil { // an edit went wrong
			m.syntax(i)
			f, err = parser.ParseFile(m.fset, m.Files[i].Name, m.sources[i], parser.ParseComments|parser.SkipObjectResolution)
		}
		if err != nil { // the package clause or an import is wrong
			line, column, message := parseError(err)
			m.note(i, line, column, message)
			m.drop(i)
			continue
		}
		m.parsed[i] = f
		files = append(files, f)
	}
	var errs []types.Error
	conf := types.Config{
		Importer: m.importer, Sizes: m.Sizes, GoVersion: m.GoVersion, FakeImportC: true,
		Error: func(err error) {
			var e types.Error
			if errors.As(err, &e) && !strings.HasPrefix(e.Msg, "\t") { // that continues the one before
				errs = append(errs, e)
			}
		},
	}
	pkg, _ := conf.Check(m.Path, m.fset, files, m.info) // the errors have been collected
	return pkg, errs
}

// drop leaves a file out.
func (m *mender) drop(file int) {
	for _, at := range funcLine.FindAllIndex(m.Files[file].Source, -1) {
		m.cut[place{file, lineAt(m.Files[file].Source, at[0])}] = true
	}
	m.sources[file] = nil
}

// note keeps the first thing that is wrong.
func (m *mender) note(file, line, column int, message string) {
	if m.first == "" {
		m.first, m.where = message, token.Position{Filename: m.Files[file].Name, Line: line, Column: column}
	}
}

func (m *mender) result(pkg *types.Package) *Mended {
	out := &Mended{Types: pkg, First: m.first, Where: m.where, Functions: m.functions, Cut: len(m.cut)}
	for i, f := range m.Files {
		if m.sources[i] == nil || !bytes.Equal(m.sources[i], f.Source) {
			out.Changed = append(out.Changed, File{f.Name, m.sources[i]})
		}
	}
	return out
}

func lineAt(src []byte, offset int) int { return 1 + bytes.Count(src[:offset], []byte("\n")) }

// fileOf finds the parsed file that a position is in.
func (m *mender) fileOf(pos token.Pos) (int, bool) {
	for i, f := range m.parsed {
		if f != nil && f.FileStart <= pos && pos <= f.FileEnd {
			return i, true
		}
	}
	return 0, false
}

func (m *mender) offset(file int, pos token.Pos) int {
	return m.fset.File(m.parsed[file].FileStart).Offset(pos)
}

func (m *mender) text(file int, n ast.Node) string {
	return string(m.sources[file][m.offset(file, n.Pos()):m.offset(file, n.End())])
}
