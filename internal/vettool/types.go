package vettool

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"go/types"
	"os"

	"golang.org/x/tools/go/gcexportdata"
)

// A vetx file is what the unitchecker (x/tools v0.52) hands from a package to its
// importers: the magic, the lengths of two parts, the package's types in indexed
// export form, its facts. A test compares ours with the unitchecker's reading.
const (
	vetxMagic  = "vetx"
	vetxHeader = len(vetxMagic) + 8
)

// exportTypes writes the package's types without any facts, and checks no function
// body on the way.
func (u *unit) exportTypes() error {
	fset := token.NewFileSet()
	files := make([]*ast.File, len(u.GoFiles))
	for i, name := range u.GoFiles {
		f, err := parser.ParseFile(fset, name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		files[i] = f
	}
	conf := types.Config{
		IgnoreFuncBodies: true,
		Importer:         &vetxImporter{unit: u, fset: fset, loaded: make(map[string]*types.Package)},
		Sizes:            types.SizesFor("gc", build.Default.GOARCH),
		GoVersion:        u.GoVersion,
	}
	pkg, err := conf.Check(u.ImportPath, fset, files, nil)
	if err != nil {
		return err
	}
	out := bytes.NewBuffer(make([]byte, 0, 1<<16))
	out.WriteString(vetxMagic)
	out.Write(make([]byte, vetxHeader-len(vetxMagic)))
	if err := gcexportdata.Write(out, fset, pkg); err != nil {
		return err
	}
	data := out.Bytes()
	// gcexportdata puts a format letter in front, which a vetx file leaves out.
	data = append(data[:vetxHeader], data[vetxHeader+1:]...)
	binary.LittleEndian.PutUint32(data[len(vetxMagic):], uint32(len(data)-vetxHeader))
	return os.WriteFile(u.VetxOutput, data, 0o666)
}

// vetxImporter reads imported packages from their vetx files.
type vetxImporter struct {
	unit   *unit
	fset   *token.FileSet
	loaded map[string]*types.Package
}

func (v *vetxImporter) Import(path string) (*types.Package, error) {
	path, ok := v.unit.ImportMap[path]
	if !ok {
		return nil, fmt.Errorf("import %q is not in the description of %s", path, v.unit.ImportPath)
	}
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	if p := v.loaded[path]; p != nil && p.Complete() {
		return p, nil
	}
	data, err := os.ReadFile(v.unit.PackageVetx[path])
	if err != nil {
		return nil, err
	}
	if len(data) < vetxHeader || string(data[:len(vetxMagic)]) != vetxMagic {
		return nil, fmt.Errorf("vetx file of %s has an unknown form", path)
	}
	n := int(binary.LittleEndian.Uint32(data[len(vetxMagic):]))
	if n > len(data)-vetxHeader {
		return nil, fmt.Errorf("vetx file of %s is cut off", path)
	}
	data[vetxHeader-1] = 'i' // the format letter, over the last byte of the header
	return gcexportdata.Read(bytes.NewReader(data[vetxHeader-1:vetxHeader+n]), v.fset, v.loaded, path)
}
