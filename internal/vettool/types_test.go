package vettool

import (
	"encoding/binary"
	"go/build"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"golang.org/x/tools/go/analysis/unitchecker"
)

// TestExportTypes writes a real package of the standard library and reads it
// back as an importer does. That the unitchecker reads the same form is shown
// by the tests of gocheck and the scripts, which vet packages that import net/http.
func TestExportTypes(t *testing.T) {
	dir := t.TempDir()
	pkg, err := build.Import("unicode/utf8", "", 0)
	if err != nil {
		t.Fatal(err)
	}
	vetx := filepath.Join(dir, "utf8.vetx")
	var files []string
	for _, f := range pkg.GoFiles {
		files = append(files, filepath.Join(pkg.Dir, f))
	}
	dep := &unit{unitchecker.Config{ImportPath: "unicode/utf8", GoFiles: files, Dir: pkg.Dir, VetxOutput: vetx, VetxOnly: true, GoVersion: runtime.Version()}}
	if err := dep.exportTypes(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(vetx)
	if err != nil {
		t.Fatal(err)
	}
	if string(data[:4]) != "vetx" || int(binary.LittleEndian.Uint32(data[4:])) != len(data)-12 || binary.LittleEndian.Uint32(data[8:]) != 0 {
		t.Errorf("header % x of %d bytes", data[:12], len(data))
	}

	src := filepath.Join(dir, "p.go")
	write(t, src, "package p\n\nimport \"unicode/utf8\"\n\nvar Max = utf8.RuneError\n\nfunc F() { this is not checked }\n")
	user := &unit{unitchecker.Config{
		ImportPath: "p", GoFiles: []string{src}, VetxOutput: filepath.Join(dir, "p.vetx"),
		ImportMap: map[string]string{"unicode/utf8": "unicode/utf8"}, PackageVetx: map[string]string{"unicode/utf8": vetx},
	}}
	if err := user.exportTypes(); err == nil {
		t.Error("a syntax error went unseen")
	}
	write(t, src, "package p\n\nimport \"unicode/utf8\"\n\nvar Max = utf8.RuneError\n\nfunc F() { undefined() }\n")
	if err := user.exportTypes(); err != nil {
		t.Fatal(err)
	}
	importer := &vetxImporter{
		unit: &unit{unitchecker.Config{ImportMap: map[string]string{"p": "p"}, PackageVetx: map[string]string{"p": user.VetxOutput}}},
		fset: token.NewFileSet(), loaded: map[string]*types.Package{},
	}
	got, err := importer.Import("p")
	if err != nil {
		t.Fatal(err)
	}
	if v := got.Scope().Lookup("Max"); v == nil || v.Type().String() != "rune" {
		t.Errorf("Max is %v", v)
	}
}

func TestStandard(t *testing.T) {
	root := filepath.FromSlash("/go")
	t.Setenv("GOROOT", root)
	for _, test := range []struct {
		dir, module string
		want        bool
	}{
		{"/go/src/net/http", "", true},
		{"/go/srcx", "", false},
		{"/home/m/net/http", "", false},
		{"/go/src/m", "example.com/m", false},
	} {
		u := &unit{unitchecker.Config{Dir: filepath.FromSlash(test.dir), ModulePath: test.module}}
		if got := u.standard(); got != test.want {
			t.Errorf("%+v: standard() = %t", test, got)
		}
	}
}
