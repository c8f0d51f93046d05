package taint

import (
	"bytes"
	"encoding/gob"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"golang.org/x/tools/go/analysis"

	"github.com/leakvet/leakvet/rules"
)

// TestFactIsDeterministic analyses one package again and again from scratch: the go
// command caches a fact by its bytes, so two runs may not differ in one.
func TestFactIsDeterministic(t *testing.T) {
	src := facts(t)
	first := analyzeSource(t, "facts", src).fact
	if first == nil {
		t.Fatal("the package exports no fact")
	}
	for i := range 5 {
		if again := analyzeSource(t, "facts", src).fact; !bytes.Equal(first.blob, again.blob) {
			t.Fatalf("run %d made another fact: %d bytes, then %d", i+2, len(first.blob), len(again.blob))
		}
	}
}

// TestFactRoundTrip reads a fact as an importer does, writes what it read and expects
// the same bytes: what an importer loses, it would not find again.
func TestFactRoundTrip(t *testing.T) {
	a := analyzeSource(t, "facts", facts(t))
	var stream bytes.Buffer
	if err := gob.NewEncoder(&stream).Encode(a.fact); err != nil {
		t.Fatalf("encode the fact: %v", err)
	}
	fact := new(Summaries)
	if err := gob.NewDecoder(&stream).Decode(fact); err != nil {
		t.Fatalf("decode the fact: %v", err)
	}

	importing := a.engine(t)
	d := newDecoded(importing, a.pass.Pkg, fact.blob)
	if d == nil {
		t.Fatal("the fact is not readable")
	}
	enc := newEncoder(importing)
	for _, k := range slices.Sorted(maps.Keys(d.entries)) {
		enc.entry(k, d.dec.summary(d.entries[k]))
	}
	for _, k := range slices.Sorted(maps.Keys(d.globals)) {
		enc.global(k, d.globals[k])
	}
	if got := enc.bytes(); !bytes.Equal(got, a.fact.blob) {
		t.Errorf("the fact came back as %d bytes that are not the %d that went out", len(got), len(a.fact.blob))
	}
	for _, name := range []string{"Config.Dump", "Config.Fill", "Config.Set", "Option", "Say", "Source", "Swap"} {
		if d.entries[name] == nil {
			t.Errorf("the fact has nothing about %s", name)
		}
	}
	for _, name := range []string{"Key", "Table"} {
		if d.globals[name] == nil {
			t.Errorf("the fact has nothing about the variable %s", name)
		}
	}
}

// TestFactOfAnotherVersion is a fact that an older leakvet left in the build cache.
func TestFactOfAnotherVersion(t *testing.T) {
	a := analyzeSource(t, "facts", facts(t))
	blob := bytes.Clone(a.fact.blob)
	blob[0] = factVersion + 1
	if newDecoded(a.engine(t), a.pass.Pkg, blob) != nil {
		t.Error("a fact of another version was read")
	}
}

func facts(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile(filepath.FromSlash("../../../testdata/src/taint/facts/facts.go"))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// analyzed is a package that the engine has been over.
type analyzed struct {
	pass   *analysis.Pass
	result *Result
	fact   *Summaries // nil if none was exported
}

// engine is one that knows nothing yet, as that of an importer.
func (a *analyzed) engine(t *testing.T) *engine {
	t.Helper()
	selected, err := rules.Embedded().Select(importsOf(a.pass.Pkg))
	if err != nil {
		t.Fatal(err)
	}
	return newEngine(a.pass, newIndex(selected))
}

// analyzeSource runs the engine over a package of one file, which imports the
// standard library only.
func analyzeSource(t *testing.T, path, src string) *analyzed {
	t.Helper()
	return analyzeModels(t, importer.Default(), rules.Embedded(), path, src)
}

// analyzeModels runs the engine over other models.
func analyzeModels(t *testing.T, imp types.Importer, models *rules.Set, path, src string) *analyzed {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, path+".go", src, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	info := &types.Info{
		Types: make(map[ast.Expr]types.TypeAndValue), Instances: make(map[*ast.Ident]types.Instance),
		Defs: make(map[*ast.Ident]types.Object), Uses: make(map[*ast.Ident]types.Object),
		Implicits: make(map[ast.Node]types.Object), Selections: make(map[*ast.SelectorExpr]*types.Selection),
		Scopes: make(map[ast.Node]*types.Scope), FileVersions: make(map[*ast.File]string),
	}
	pkg, err := (&types.Config{Importer: imp}).Check("example.com/"+path, fset, []*ast.File{file}, info)
	if err != nil {
		t.Fatal(err)
	}
	a := new(analyzed)
	a.pass = &analysis.Pass{
		Fset: fset, Files: []*ast.File{file}, Pkg: pkg, TypesInfo: info, TypesSizes: types.SizesFor("gc", "amd64"),
		ImportPackageFact: func(*types.Package, analysis.Fact) bool { return false },
		ExportPackageFact: func(f analysis.Fact) { a.fact = f.(*Summaries) },
	}
	a.result, err = run(a.pass, models)
	if err != nil {
		t.Fatal(err)
	}
	return a
}
