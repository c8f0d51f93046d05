package gocheck

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/leakvet/leakvet/rules"
)

// declared is what the files of one package declare, whatever their build tags.
type declared struct {
	names map[string]bool          // functions, variables, types
	types map[string]*declaredType // every type, with its members
}

type declaredType struct {
	members map[string]bool
	// open says that members may come from elsewhere: an embedded field, another type.
	open bool
}

// readDeclared reads the files of a directory, not their tests. What does not parse is
// the go command's to report.
func readDeclared(dir string) *declared {
	d := &declared{names: make(map[string]bool), types: make(map[string]*declaredType)}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return d
	}
	fset := token.NewFileSet()
	for _, e := range entries {
		if e.IsDir() || !isGo(e.Name()) || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		f, _ := parser.ParseFile(fset, filepath.Join(dir, e.Name()), nil, parser.SkipObjectResolution)
		if f != nil {
			d.file(f)
		}
	}
	return d
}

func (d *declared) file(f *ast.File) {
	for _, decl := range f.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			if decl.Recv == nil {
				d.names[decl.Name.Name] = true
			} else if len(decl.Recv.List) == 1 {
				d.typ(baseName(decl.Recv.List[0].Type)).members[decl.Name.Name] = true
			}
		case *ast.GenDecl:
			for _, spec := range decl.Specs {
				switch spec := spec.(type) {
				case *ast.ValueSpec:
					for _, n := range spec.Names {
						d.names[n.Name] = true
					}
				case *ast.TypeSpec:
					d.names[spec.Name.Name] = true
					d.typ(spec.Name.Name).add(spec.Type)
				}
			}
		}
	}
}

func (d *declared) typ(name string) *declaredType {
	if d.types[name] == nil {
		d.types[name] = &declaredType{members: make(map[string]bool)}
	}
	return d.types[name]
}

func (t *declaredType) add(x ast.Expr) {
	var fields *ast.FieldList
	switch x := x.(type) {
	case *ast.StructType:
		fields = x.Fields
	case *ast.InterfaceType:
		fields = x.Methods
	default:
		t.open = true
		return
	}
	for _, f := range fields.List {
		if len(f.Names) == 0 {
			t.open = true
			t.members[baseName(f.Type)] = true
		}
		for _, n := range f.Names {
			t.members[n.Name] = true
		}
	}
}

// baseName is the name of a receiver's or an embedded type.
func baseName(x ast.Expr) string {
	for {
		switch e := x.(type) {
		case *ast.Ident:
			return e.Name
		case *ast.StarExpr:
			x = e.X
		case *ast.ParenExpr:
			x = e.X
		case *ast.IndexExpr:
			x = e.X
		case *ast.IndexListExpr:
			x = e.X
		case *ast.SelectorExpr:
			return e.Sel.Name
		default:
			return ""
		}
	}
}

// missing says that the package has no such symbol, and which may be meant; "" if it has
// it, or may have.
func (d *declared) missing(s rules.Symbol) string {
	has := func(known map[string]bool, name, of string) string {
		if name == "" || name == "*" || known[name] {
			return ""
		}
		return of + " has no " + name + rules.Suggest(name, slices.Sorted(maps.Keys(known)))
	}
	if s.Type == "" {
		return has(d.names, s.Name, s.Package)
	}
	t := d.types[s.Type]
	if t == nil {
		return s.Package + " has no type " + s.Type + rules.Suggest(s.Type, slices.Sorted(maps.Keys(d.types)))
	}
	if t.open && !t.members[s.Name] {
		return ""
	}
	return has(t.members, s.Name, s.Package+"."+s.Type)
}
