package mend

import (
	"errors"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"strings"
	"testing"
)

// std imports the standard library and knows nothing else.
type std struct{ types.Importer }

func (s std) Import(path string) (*types.Package, error) {
	if strings.Contains(path, ".") {
		return nil, errors.New("no such module")
	}
	return s.Importer.Import(path)
}

func newStd() std { return std{importer.Default()} }

func mended(t *testing.T, imp types.Importer, version string, sources ...string) *Mended {
	t.Helper()
	p := Package{Path: "example.com/p", GoVersion: version, Sizes: types.SizesFor("gc", "amd64")}
	for i, src := range sources {
		p.Files = append(p.Files, File{string(rune('a'+i)) + ".go", []byte(src)})
	}
	m, err := Mend(p, imp)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range m.Changed {
		for i, old := range p.Files {
			moved := strings.Count(strings.TrimSuffix(string(f.Source), zeroDecl), "\n") != strings.Count(sources[i], "\n")
			if old.Name == f.Name && f.Source != nil && moved {
				t.Errorf("lines of %s have moved:\n%s", f.Name, f.Source)
			}
		}
	}
	return m
}

// squeeze takes out blank lines and indentation, which stand for what was cut.
func squeeze(s string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		if f := strings.Fields(line); len(f) > 0 {
			b.WriteString(strings.Join(f, " ") + "\n")
		}
	}
	return b.String()
}

// changed is what is new, squeezed.
func changed(m *Mended) (all string) {
	for _, f := range m.Changed {
		all += squeeze(string(f.Source))
	}
	return all
}

// TestStatements has functions whose bodies use the package missing, which is not there,
// and what is left of them.
func TestStatements(t *testing.T) {
	imp := newStd()
	const head = "package p\nimport (\n\"example.org/missing\"\n\"fmt\"\n)\nvar _ = fmt.Sprint\ntype T struct{ A, B string }\nfunc work(...any) error { return nil }\n"
	const after = "package p\nimport (\n\"fmt\"\n)\nvar _ = fmt.Sprint\ntype T struct{ A, B string }\nfunc work(...any) error { return nil }\n"
	for name, test := range map[string]struct{ in, want string }{
		"call":                {"func F(k string) {\nmissing.Use(k)\nwork(k)\n}", "func F(k string) {\nwork(k)\n}"},
		"argument":            {"func F(k string) {\nwork(k, missing.N, 1)\n}", "func F(k string) {\nwork(k, any(nil) , 1)\n}"},
		"function in a call":  {"func F(k string) {\nmissing.On(1, func() { work(k) }, missing.N)\n}", "func F(k string) {\n_= func() { work(k) }\n}"},
		"two functions":       {"func F(k string) {\nmissing.On(\nfunc() { work(k) },\nfunc() {})\n}", "func F(k string) {\n_, _=\nfunc() { work(k) },\nfunc() {}\n}"},
		"decorated function":  {"func F(k string) {\nwork(1, missing.Wrap(func() { work(k) }))\n}", "func F(k string) {\nwork(1, func() { work(k) } )\n}"},
		"in a function":       {"func F(k string) {\ngo func() { missing.Use(); work(k) }()\n}", "func F(k string) {\ngo func() { ; work(k) }()\n}"},
		"type of a parameter": {"func F(m *missing.M, k string) {\nm.Do(k)\nwork(m, k)\n}", "func F(m any , k string) {\nwork(m, k)\n}"},
		"types":               {"func F(a []missing.M, b map[missing.K]string, c chan<- *missing.M, d ...missing.M) {}", "func F(a []any , b map[any ]string, c chan<- any , d ...any ) {}"},
		"receiver":            {"type M struct { missing.M; k string }\nfunc (m *M) F() { work(m.k) }", "type M struct { _ any ; k string }\nfunc (m *M) F() { work(m.k) }"},
		"defined type":        {"type M missing.M\nfunc (m M) F(k string) { work(k) }", "type M struct{} \nfunc (m M) F(k string) { work(k) }"},
		"alias":               {"type M = missing.M\nfunc F(m M) { work(m) }", "type M = any\nfunc F(m M) { work(m) }"},
		"embedded interface":  {"type I interface { missing.I; Do() }\nfunc F(i I) { i.Do() }", "type I interface { any ; Do() }\nfunc F(i I) { i.Do() }"},
		"constraint":          {"func F[M missing.M](m M) { work(m) }", "func F[M any ](m M) { work(m) }"},
		"definition":          {"func F() error {\nx, err := missing.New()\nif err != nil {\nreturn err\n}\nreturn work(x)\n}", "func F() error {\nx, err := any(nil), error(nil)\nif err != nil {\nreturn err\n}\nreturn work(x)\n}"},
		"assignment":          {"func F(k string) {\nk = missing.Redact(k)\nwork(k)\n}", "func F(k string) {\nk = leakvetZero(k)\nwork(k)\n}\n" + zeroDecl},
		"condition":           {"func F(k string) {\nif missing.On() {\nwork(k)\n} else {\nwork()\n}\n}", "func F(k string) {\nif true {\nwork(k)\n} else {\nwork()\n}\n}"},
		"header":              {"func F(k string) {\nif _, err := missing.New(); err != nil {\nwork(k, err)\n}\n}", "func F(k string) {\nif _, err := any(nil), error(nil); err != nil {\nwork(k, err)\n}\n}"},
		"range":               {"func F(k string) {\nfor _, x := range missing.All() {\nwork(k, x)\n}\n}", "func F(k string) {\nfor _, x := range []any{} {\nwork(k, x)\n}\n}"},
		"range, unused":       {"func F(k string) {\nfor i, x := range missing.All() {\nx.Do(i)\nwork(k)\n}\n}", "func F(k string) {\nfor range []any{} {\nwork(k)\n}\n}"},
		"loop":                {"func F(k string) {\nfor i := 0; i < missing.N; i++ {\nwork(k, i)\n}\n}", "func F(k string) {\nfor i := 0; true ; i++ {\nwork(k, i)\n}\n}"},
		"tag of a switch":     {"func F(k string) {\nswitch missing.N {\ncase 1:\nwork(k)\n}\n}", "func F(k string) {\nswitch any(nil) {\ncase 1:\nwork(k)\n}\n}"},
		"cases":               {"func F(k string, n int) {\nswitch n {\ncase missing.N:\nwork(k)\ncase missing.M:\nwork()\ncase 1:\n}\n}", "func F(k string, n int) {\nswitch n {\ndefault :\nwork(k)\ncase 1:\n}\n}"},
		"conditions":          {"func F(k string) {\nswitch {\ncase missing.On():\nwork(k)\n}\n}", "func F(k string) {\nswitch {\ncase true :\nwork(k)\n}\n}"},
		"type switch":         {"func F(k string) {\nswitch x := missing.New().(type) {\ncase string:\nwork(k, x)\ncase missing.M:\nwork(x)\n}\n}", "func F(k string) {\nswitch x := any(nil) .(type) {\ncase string:\nwork(k, x)\ndefault :\nwork(x)\n}\n}"},
		"select":              {"func F(k string) {\nselect {\ncase x := <-missing.C():\nwork(k)\nx.Do()\n}\n}", "func F(k string) {\nselect {\ndefault :\nwork(k)\n}\n}"},
		"label":               {"func F(k string) {\nL:\nfor {\nwork(k)\nmissing.Do(func() {})\nif missing.On() { break L }\n}\n}", "func F(k string) {\nL:\nfor {\nwork(k)\n_= func() {}\nif true { break L }\n}\n}"},
		"result":              {"func F(k string) (string, error) {\nreturn k, missing.Err()\n}", "func F(k string) (string, error) {\nreturn k, *new(error)\n}"},
		"shadowed result":     {"func F(fmt string) (x fmt.State, err error) {\nreturn missing.New(), nil\n}", "func F(fmt string) (x fmt.State, err error) {\nselect{} \n}"},
		"results":             {"func F(k string) (string, error) {\nwork(k)\nreturn missing.F(k)\n}", "func F(k string) (string, error) {\nwork(k)\nselect{} \n}"},
		"handler as a result": {"func F(k string) any {\nreturn missing.Handler(func() { work(k) })\n}", "func F(k string) any {\n_= func() { work(k) };select{}\n}"},
		"no result":           {"func F(k string) string {\nwork(k)\n}", "func F(k string) string {\nwork(k)\n;select{}}"},
		"element":             {"func F(k string) {\nwork(T{A: missing.N, B: k}, T{B: k, C: 1})\n}", "func F(k string) {\nwork(T{ B: k}, T{B: k, })\n}"},
		"length":              {"func F(k string) {\nx := missing.All()\ny := make([]string, 0, len(x))\nwork(k, append(y, k))\n}", "func F(k string) {\n_ = any(nil)\ny := make([]string, 0, 0 )\nwork(k, append(y, k))\n}"},
		"command":             {"var cmd = &missing.Command{\nRun: func(c *missing.Command, a []string) { work(a, c) },\n}", "var cmd = []any{\nfunc(c any , a []string) { work(a, c) }}"},
		"typed variable":      {"var x *missing.M = missing.New()\nfunc F(k string) { work(x, k) }", "var x any \nfunc F(k string) { work(x, k) }"},
		"type error":          {"var N int = \"x\"\nfunc F(k string) { work(N, k) }", "var N int \nfunc F(k string) { work(N, k) }"},
		"undefined":           {"func F(k string) {\nundefined(k)\nwork(k)\n}", "func F(k string) {\nwork(k)\n}"},
		"field":               {"func F(t T) {\nwork(t.A, t.None)\n}", "func F(t T) {\nwork(t.A, any(nil))\n}"},
		"redeclared":          {"func F(k string) { work(k) }\nfunc F(k int) { work(k) }", "func F(k string) { work(k) }"},
		"array":               {"func F(a [missing.N]string) { work(a) }", "func F(a [1 ]string) { work(a) }"},
		"constant":            {"const N = missing.N\nfunc F(k string) { work(N, k) }", "func F(k string) { work(any(nil), k) }"},
		"unused":              {"func F(k string) {\nx := 1\nwork(k)\n}", "func F(k string) {\n_ = 1\nwork(k)\n}"},
		"recursive":           {"type R struct { r R }\nfunc F(r R) { work(r) }", "type R struct{} \nfunc F(r R) { work(r) }"},
	} {
		t.Run(name, func(t *testing.T) {
			m := mended(t, imp, "go1.26", head+test.in+"\n")
			got := strings.ReplaceAll(changed(m), ", , ", ", ")
			if squeeze(after+test.want) != got {
				t.Errorf("got:\n%swant:\n%s", strings.TrimPrefix(got, after), squeeze(test.want))
			}
			if m.First == "" {
				t.Error("nothing is said about it")
			}
		})
	}
}

// What compiles is left as it is, and its types are told.
func TestSound(t *testing.T) {
	m := mended(t, newStd(), "", "package p\n\nimport \"fmt\"\n\nfunc F() { fmt.Print(1) }\n")
	if len(m.Changed) != 0 || m.First != "" || m.Functions != 1 || m.Cut != 0 || m.Types.Scope().Lookup("F") == nil {
		t.Errorf("%+v", m)
	}
}

func TestSyntax(t *testing.T) {
	for name, test := range map[string]struct{ in, want, first string }{
		"missing brace": {
			"package p\n\nfunc A() {\n\tif true {\n}\n\nfunc B() { C() }\n\nfunc C() {}\n",
			"package p\nfunc B() { C() }\nfunc C() {}\n", "6:2: expected '}', found 'EOF'",
		},
		"statement": {
			"package p\n\nfunc A() {\n\tx := (\n}\n\nfunc B() {}\n",
			"package p\nfunc B() {}\n", "5:1: expected operand, found '}'",
		},
		"no package clause": {"pack p\nfunc A() {}\n", "", "1:1: expected 'package', found pack"},
		"imports":           {"package p\n\nimport (\n\t\"fmt\n)\n\nfunc B() {}\n", "", "4:2: string literal not terminated"},
	} {
		t.Run(name, func(t *testing.T) {
			m := mended(t, newStd(), "go1.26", test.in, "package p\n\nfunc other() {}\n")
			if got := changed(m); got != test.want {
				t.Errorf("got:\n%swant:\n%s", got, test.want)
			}
			if m.Types.Scope().Lookup("other") == nil {
				t.Error("the other file is lost")
			}
			if got := m.Where.String() + ": " + m.First; got != "a.go:"+test.first {
				t.Errorf("said about it: %s, want %s", got, test.first)
			}
		})
	}
}

// Functions are counted, whole and cut, and the first problem has its original line.
func TestCounts(t *testing.T) {
	m := mended(t, newStd(), "go1.26", "package p\n\nfunc A() {}\n\nfunc B() {\n\tundefined()\n\tA()\n}\n\nfunc C() { A() }\n")
	if m.Functions != 3 || m.Cut != 1 || m.First != "undefined: undefined" || m.Where.Line != 6 {
		t.Errorf("%+v", m)
	}
}

// Before Go 1.18 there is no any and there are no type parameters.
func TestOldLanguage(t *testing.T) {
	m := mended(t, newStd(), "go1.16", "package p\n\nimport \"example.org/missing\"\n\nfunc A(m missing.M, k string) {\n\tk = missing.F(k)\n\tprint(k)\n}\n")
	if got := changed(m); !strings.Contains(got, "func A(m interface{}") || strings.Contains(got, zero) {
		t.Errorf("got:\n%s", got)
	}
}

// TestWithoutImports takes the imports of a real package away, one at a time: what is left
// compiles, and most of it is left.
func TestWithoutImports(t *testing.T) {
	imp := newStd()
	files := readPackage(t, "go/doc/comment")
	seen := map[string]bool{}
	for _, src := range files {
		f, err := parser.ParseFile(token.NewFileSet(), "", src, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range f.Imports {
			seen[s.Path.Value] = true
		}
	}
	if len(seen) < 5 {
		t.Fatalf("only %d imports", len(seen))
	}
	for path := range seen {
		t.Run(strings.Trim(path, `"`), func(t *testing.T) {
			var broken []string
			for _, src := range files {
				broken = append(broken, strings.Replace(src, path, `"example.org`+path[1:], 1))
			}
			m := mended(t, imp, "go1.26", broken...)
			if m.Cut == 0 && path != `"embed"` || m.Cut*2 > m.Functions {
				t.Errorf("%d of %d functions are cut", m.Cut, m.Functions)
			}
			var left int
			for _, f := range m.Changed {
				parsed, err := parser.ParseFile(token.NewFileSet(), "", f.Source, 0)
				if err != nil {
					t.Fatal(err)
				}
				for _, d := range parsed.Decls {
					if _, ok := d.(*ast.FuncDecl); ok {
						left++
					}
				}
			}
			if left == 0 {
				t.Error("no function is left")
			}
		})
	}
}
