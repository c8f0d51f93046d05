package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/leakvet/leakvet/internal/modelcheck"
)

// stubs are the declarations that cases use, by import path and name. Every case is
// type-checked against modules of its own, so that types are told apart by name only.
type stubs struct {
	packages map[string]*stubPackage
}

type stubPackage struct {
	name  string
	decls map[string]*decl
}

// decl is one declaration of a package and what is used of it.
type decl struct {
	obj     types.Object
	members map[string]types.Object // fields and methods of a type
}

func newStubs() *stubs { return &stubs{packages: make(map[string]*stubPackage)} }

// addCase type-checks the case against the real modules and collects what it uses.
func (s *stubs) addCase(dir string, modules []modelcheck.Module) error {
	scratch, err := os.MkdirTemp("", "modelstub")
	if err != nil {
		return err
	}
	defer os.RemoveAll(scratch)
	if err := modelcheck.Scratch(scratch, modules); err != nil {
		return err
	}
	if err := os.CopyFS(filepath.Join(scratch, "case"), os.DirFS(dir)); err != nil {
		return err
	}
	loaded, err := packages.Load(&packages.Config{
		Mode: packages.LoadAllSyntax, Dir: scratch,
		Env: append(os.Environ(), "CGO_ENABLED=0", "GOWORK=off", "GOFLAGS=-mod=mod"),
		ParseFile: func(fset *token.FileSet, name string, src []byte) (*ast.File, error) {
			f, err := parser.ParseFile(fset, name, src, parser.SkipObjectResolution)
			if f != nil && !strings.HasPrefix(name, scratch) {
				for _, d := range f.Decls {
					if fn, ok := d.(*ast.FuncDecl); ok {
						fn.Body = nil
					}
				}
			}
			return f, err
		},
	}, "./case")
	if err != nil {
		return err
	}
	for _, p := range loaded {
		if len(p.Errors) > 0 {
			return fmt.Errorf("it does not compile with the real library: %w", p.Errors[0])
		}
		for _, f := range p.Syntax {
			s.collect(f, p.TypesInfo)
		}
	}
	return nil
}

func (s *stubs) collect(f *ast.File, info *types.Info) {
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Ident:
			obj := info.Uses[n]
			if v, ok := obj.(*types.Var); ok && v.IsField() {
				break // with the selection or the literal
			}
			if fn, ok := obj.(*types.Func); ok && fn.Signature().Recv() != nil {
				break
			}
			s.object(obj)
		case *ast.SelectorExpr:
			if sel := info.Selections[n]; sel != nil {
				s.selection(sel)
			}
		case *ast.CompositeLit:
			s.literal(n, info)
		}
		if x, ok := n.(ast.Expr); ok {
			if t := info.TypeOf(x); t != nil {
				s.typ(t)
			}
		}
		return true
	})
}

// selection adds a field or method and the embedded fields on the way to it.
func (s *stubs) selection(sel *types.Selection) {
	t := sel.Recv()
	index := sel.Index()
	for _, i := range index[:len(index)-1] {
		st, ok := deref(t).Underlying().(*types.Struct)
		if !ok {
			break
		}
		s.member(t, st.Field(i))
		t = st.Field(i).Type()
	}
	if fn, ok := sel.Obj().(*types.Func); ok {
		if recv := fn.Signature().Recv(); recv != nil && types.IsInterface(recv.Type()) && !types.IsInterface(t) {
			s.member(recv.Type(), fn)
		}
	}
	s.member(t, sel.Obj())
}

func (s *stubs) literal(lit *ast.CompositeLit, info *types.Info) {
	t := info.TypeOf(lit)
	st, ok := deref(t).Underlying().(*types.Struct)
	if !ok {
		return
	}
	for i, e := range lit.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			if id, ok := kv.Key.(*ast.Ident); ok {
				if v, ok := info.Uses[id].(*types.Var); ok {
					s.member(t, v)
				}
			}
			continue
		}
		s.member(t, st.Field(i))
	}
}

// member adds a field or method of a named type.
func (s *stubs) member(t types.Type, obj types.Object) {
	named, ok := types.Unalias(deref(t)).(*types.Named)
	if !ok {
		return
	}
	named = named.Origin()
	d := s.object(named.Obj())
	if d == nil || d.members[obj.Name()] != nil {
		return
	}
	if fn, ok := obj.(*types.Func); ok {
		obj = fn.Origin()
	}
	if v, ok := obj.(*types.Var); ok {
		obj = v.Origin()
	}
	d.members[obj.Name()] = obj
	s.typ(obj.Type())
}

// object adds a declaration, and what its own declaration needs.
func (s *stubs) object(obj types.Object) *decl {
	if obj == nil || obj.Pkg() == nil || isStd(obj.Pkg().Path()) || obj.Parent() != obj.Pkg().Scope() {
		return nil
	}
	path := obj.Pkg().Path()
	if strings.HasPrefix(path, "scratch/") {
		return nil
	}
	p := s.packages[path]
	if p == nil {
		p = &stubPackage{obj.Pkg().Name(), make(map[string]*decl)}
		s.packages[path] = p
	}
	d := p.decls[obj.Name()]
	if d != nil {
		return d
	}
	d = &decl{obj: obj, members: make(map[string]types.Object)}
	p.decls[obj.Name()] = d
	if _, ok := obj.(*types.TypeName); !ok {
		s.typ(obj.Type())
		return d
	}
	if a, ok := obj.Type().(*types.Alias); ok {
		s.typ(a.Rhs())
		return d
	}
	if n, ok := obj.Type().(*types.Named); ok {
		for tp := range n.TypeParams().TypeParams() {
			s.typ(tp.Constraint())
		}
	}
	switch u := obj.Type().Underlying().(type) {
	case *types.Struct:
	case *types.Interface:
		if !u.IsMethodSet() {
			s.typ(u)
		}
	default:
		s.typ(u)
	}
	return d
}

// typ adds every named type that a type is made of.
func (s *stubs) typ(t types.Type) {
	switch t := t.(type) {
	case *types.Alias:
		s.object(t.Obj())
		for a := range t.TypeArgs().Types() {
			s.typ(a)
		}
	case *types.Named:
		s.object(t.Obj())
		for a := range t.TypeArgs().Types() {
			s.typ(a)
		}
	case *types.Pointer:
		s.typ(t.Elem())
	case *types.Slice:
		s.typ(t.Elem())
	case *types.Array:
		s.typ(t.Elem())
	case *types.Chan:
		s.typ(t.Elem())
	case *types.Map:
		s.typ(t.Key())
		s.typ(t.Elem())
	case *types.Tuple:
		for v := range t.Variables() {
			s.typ(v.Type())
		}
	case *types.Signature:
		for tp := range t.TypeParams().TypeParams() {
			s.typ(tp.Constraint())
		}
		s.typ(t.Params())
		s.typ(t.Results())
	case *types.Struct:
		for f := range t.Fields() {
			s.typ(f.Type())
		}
	case *types.Interface:
		for m := range t.ExplicitMethods() {
			s.typ(m.Type())
		}
		for e := range t.EmbeddedTypes() {
			s.typ(e)
		}
	case *types.Union:
		for term := range t.Terms() {
			s.typ(term.Type())
		}
	}
}

func deref(t types.Type) types.Type {
	t = types.Unalias(t)
	if p, ok := t.(*types.Pointer); ok {
		return types.Unalias(p.Elem())
	}
	return t
}
